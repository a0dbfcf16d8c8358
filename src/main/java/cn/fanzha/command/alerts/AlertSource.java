package cn.fanzha.command.alerts;

/** Who says that somebody is being deceived (domain section 6). */
public enum AlertSource {
    NATIONAL_PUSH,
    /** The city's own models. */
    CITY_MODEL,
    HOTLINE_96110,
    SMS_12381,
    BANK,
    TELECOM,
    INTERNET
}
