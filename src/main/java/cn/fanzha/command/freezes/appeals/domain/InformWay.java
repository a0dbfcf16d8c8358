package cn.fanzha.command.freezes.appeals.domain;

/** How the holder was told of the decision. */
public enum InformWay {
    PHONE,
    SMS,
    LETTER,
    IN_PERSON
}
