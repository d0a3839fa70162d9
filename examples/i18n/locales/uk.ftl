start = Вітаю, <b>{ $name }</b>! Я розмовляю твоєю мовою. Інша: /language
    .about = Привітатися

apples = { $count ->
    [0] Яблук немає.
    [one] Є { $count } яблуко.
    [few] Є { $count } яблука.
   *[other] Є { $count } яблук.
}
    .about = Порахувати яблука

language = Українська
    .choose = Якою мовою мені говорити?
    .chosen = Отже, українська.
    .about = Вибрати мову
