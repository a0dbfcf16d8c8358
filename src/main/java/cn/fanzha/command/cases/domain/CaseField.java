package cn.fanzha.command.cases.domain;

import cn.fanzha.command.platform.crypto.ValueKind;

/** The details of a case that have a history: who changed which, when, from what to what. */
public enum CaseField {
    CHANNEL,
    FRAUD_TYPE,
    REPORTED_AT,
    AMOUNT_INVOLVED,
    LOSS,
    RECOVERED,
    REGION_CODE,
    TAGS,
    HANDLER,
    SUMMARY,
    VICTIM_NAME,
    VICTIM_PHONE,
    VICTIM_ID_NO,
    VICTIM_ID_KIND;

    /** One of the values of a victim, which have a form of their own. */
    public boolean ofVictim() {
        return name().startsWith("VICTIM_");
    }

    /** Goes on changing when the case has ended: money still comes back, and words to find it by are added. */
    public boolean outlivesTheCase() {
        return this == RECOVERED || this == TAGS;
    }

    ValueKind kind() {
        return switch (this) {
            case VICTIM_NAME -> ValueKind.NAME;
            case VICTIM_PHONE -> ValueKind.PHONE;
            case VICTIM_ID_NO -> ValueKind.ID_NUMBER;
            default -> ValueKind.SECRET;
        };
    }
}
