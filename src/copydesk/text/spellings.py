"""British and American spellings of the same words, as they turn up in news."""

from __future__ import annotations

from functools import cache

_PAIRS = """
aeroplane airplane; aluminium aluminum; analyse analyze; analysed analyzed; analysing analyzing
armour armor; authorise authorize; authorised authorized; behaviour behavior; catalogue catalog
centre center; centres centers; centred centered; cheque check; civilisation civilization; colour color
colours colors; coloured colored; criticise criticize; criticised criticized; defence defense
dialogue dialog; emphasise emphasize; emphasised emphasized; endeavour endeavor; endeavours endeavors
favour favor; favoured favored; favourable favorable; favourite favorite; finalise finalize
finalised finalized; fibre fiber; flavour flavor; fuelled fueled; fulfil fulfill; grey gray
harbour harbor; harbours harbors; honour honor; honours honors; honoured honored; humour humor
industrialise industrialize; industrialised industrialized; judgement judgment; kilometre kilometer
kilometres kilometers; labelled labeled; labelling labeling; labour labor; labourers laborers
leukaemia leukemia; liberalisation liberalization; licence license; litre liter; litres liters
marvellous marvelous; maximise maximize; metre meter; metres meters; millimetre millimeter
minimise minimize; minimised minimized; mobilise mobilize; mobilised mobilized; modelling modeling
modernisation modernization; modernise modernize; modernised modernized; mould mold; neighbour neighbor
neighbours neighbors; neighbouring neighboring; neighbourhood neighborhood; normalisation normalization
normalise normalize; offence offense; optimise optimize; optimised optimized; optimising optimizing
organisation organization; organisations organizations; organise organize; organised organized
organiser organizer; organisers organizers; organising organizing; orthopaedic orthopedic
paediatric pediatric; plough plow; practise practice; prioritise prioritize; prioritised prioritized
programme program; programmes programs; pyjamas pajamas; realise realize; realised realized
realising realizing; recognise recognize; recognised recognized; recognising recognizing
revitalisation revitalization; revitalise revitalize; rigour rigor; rumour rumor; rumours rumors
sceptical skeptical; signalled signaled; skilful skillful; specialise specialize; specialised specialized
stabilise stabilize; stabilised stabilized; stabilising stabilizing; standardisation standardization
standardise standardize; standardised standardized; storey story; summarise summarize
summarised summarized; theatre theater; theatres theaters; totalled totaled; traveller traveler
travellers travelers; travelled traveled; travelling traveling; tumour tumor; tumours tumors; tyre tire
tyres tires; urbanisation urbanization; utilisation utilization; utilise utilize; utilised utilized
valour valor; vapour vapor; vigour vigor; visualise visualize; vulgarise vulgarize; haemorrhage hemorrhage
anaemia anemia; oesophagus esophagus; diarrhoea diarrhea; hospitalised hospitalized
hospitalisation hospitalization; immunisation immunization; immunised immunized; sanitiser sanitizer
characterised characterized; characterise characterize; globalisation globalization
privatisation privatization; digitalisation digitalization; digitisation digitization
realisation realization; mobilisation mobilization; optimisation optimization; stabilisation stabilization
specialisation specialization; industrialisation industrialization; commercialisation commercialization
globalised globalized; centralised centralized; finalising finalizing; prioritising prioritizing
emphasising emphasizing; organisational organizational; behavioural behavioral
"""
_AMBIGUOUS = frozenset((
    "check", "story", "practice", "dialog", "dialogue", "license", "licence", "tire", "meter", "inquiry",
))  # fmt: skip
"""Words that the other spelling uses in another sense, or as often: they prove nothing."""


@cache
def british_to_american() -> dict[str, str]:
    """British spelling to American, in small letters.

    >>> british_to_american()["centre"]
    'center'
    """
    pairs = (pair.split() for line in _PAIRS.strip().splitlines() for pair in line.split(";"))
    return {british: american for british, american in pairs if not {british, american} & _AMBIGUOUS}


@cache
def american_to_british() -> dict[str, str]:
    """American spelling to British, in small letters.

    >>> american_to_british()["labor"]
    'labour'
    """
    return {american: british for british, american in british_to_american().items()}
