"""News agencies, papers and sites: Chinese names and the English names that they give themselves."""

from __future__ import annotations

from typing import NamedTuple


class Agency(NamedTuple):
    """An outlet; the first of `right` is proposed, the others are accepted too."""

    source: tuple[str, ...]
    right: tuple[str, ...]


AGENCIES = (
    Agency(
        ("中新网", "中国新闻网"), ("Chinanews.com", "ChinaNews.com", "chinanews.com", "China News Service")
    ),
    Agency(("中新社", "中国新闻社", "中通社"), ("China News Service", "CNS", "China News Agency (CNS)")),
    Agency(("新华社", "新华网", "新华通讯社"), ("Xinhua News Agency", "Xinhua", "XINHUA")),
    Agency(("中央社",), ("Central News Agency", "CNA")),
    Agency(("法新社",), ("Agence France-Presse", "AFP", "Agence France Presse")),
    Agency(("美联社",), ("The Associated Press", "Associated Press", "AP")),
    Agency(("路透社", "路透"), ("Reuters",)),
    Agency(("共同社",), ("Kyodo News", "Kyodo")),
    Agency(("时事社", "时事通讯社"), ("Jiji Press", "Jiji")),
    Agency(("韩联社",), ("Yonhap News Agency", "Yonhap")),
    Agency(("越通社",), ("Vietnam News Agency", "VNA", "Viet Nam News Agency")),
    Agency(("俄新社",), ("RIA Novosti", "RIA")),
    Agency(("塔斯社",), ("TASS", "Tass")),
    Agency(("德新社",), ("dpa", "DPA", "Deutsche Presse-Agentur")),
    Agency(("德国之声",), ("Deutsche Welle", "DW")),
    Agency(("朝中社",), ("Korean Central News Agency", "KCNA")),
    Agency(("埃菲社",), ("EFE",)),
    Agency(("安莎社",), ("ANSA",)),
    Agency(("彭博社",), ("Bloomberg",)),
    Agency(("人民日报",), ("People's Daily", "People’s Daily")),
    Agency(("人民网",), ("People's Daily Online", "People’s Daily Online", "People.cn", "people.cn")),
    Agency(("环球时报",), ("Global Times",)),
    Agency(("光明日报",), ("Guangming Daily",)),
    Agency(("经济日报",), ("Economic Daily",)),
    Agency(("科技日报",), ("Science and Technology Daily", "Science & Technology Daily")),
    Agency(("新京报",), ("The Beijing News", "Beijing News")),
    Agency(("北京青年报", "北青报"), ("Beijing Youth Daily",)),
    Agency(("北京日报",), ("Beijing Daily",)),
    Agency(("参考消息",), ("Reference News", "Cankao Xiaoxi")),
    Agency(("经济观察网", "经济观察报"), ("Economic Observer", "The Economic Observer")),
    Agency(("第一财经",), ("Yicai", "China Business Network")),
    Agency(("财新网", "财新"), ("Caixin",)),
    Agency(("澎湃新闻",), ("The Paper", "Pengpai")),
    Agency(("央视网",), ("CCTV.com", "CCTV", "cctv.com")),
    Agency(("央视", "中央电视台"), ("CCTV", "China Central Television")),
    Agency(("南华早报",), ("South China Morning Post", "SCMP")),
    Agency(("联合早报",), ("Lianhe Zaobao", "Zaobao")),
    Agency(("华尔街日报",), ("Wall Street Journal", "WSJ")),
    Agency(("纽约时报",), ("New York Times",)),
    Agency(("华盛顿邮报",), ("Washington Post",)),
    Agency(("金融时报",), ("Financial Times", "FT", "Financial News")),
)
"""Sources: the outlets' own English pages and mastheads. 金融时报 is also Beijing's Financial News."""
