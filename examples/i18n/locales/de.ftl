start = Hallo, <b>{ $name }</b>! Ich spreche deine Sprache. Eine andere: /language
    .about = Hallo sagen

apples = { $count ->
    [0] Es gibt keine Äpfel.
    [one] Es gibt einen Apfel.
   *[other] Es gibt { $count } Äpfel.
}
    .about = Äpfel zählen

language = Deutsch
    .choose = Welche Sprache soll ich sprechen?
    .chosen = Also Deutsch.
    .about = Eine Sprache wählen
