start = Hello, <b>{ $name }</b>! I speak your language. Another one: /language
    .about = Say hello

apples = { $count ->
    [0] There are no apples.
    [one] There is one apple.
   *[other] There are { $count } apples.
}
    .about = Count apples

language = English
    .choose = Which language shall I speak?
    .chosen = English it is.
    .about = Choose a language
