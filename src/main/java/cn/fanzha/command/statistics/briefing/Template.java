package cn.fanzha.command.statistics.briefing;

/** What a briefing is built of. */
public enum Template {
    /** A unit's month, months or year: cases, types, crackdown, money, dissuasion. */
    PERIOD,
    /** A special operation 专项行动: what was done in it. */
    OPERATION,
    /** Figures that were picked one by one, each with its rule. */
    CHOSEN
}
