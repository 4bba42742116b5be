"""How decisions meet: what was sent, what each answer claims, where claims differ, what becomes of each."""
