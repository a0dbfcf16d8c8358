package cn.fanzha.command.funds.domain;

/** Who is called when an institution lets a request wait, in this order. */
public enum EscalationRole {
    /** The liaison on duty at the institution; where its roster has none, who signed in last. */
    DUTY_LIAISON(1),
    /** The handling officer, so that she can call. */
    OFFICER(1),
    /** The institution's next liaison. */
    NEXT_CONTACT(2),
    /** The institution's head contact, with the phone of its file. */
    HEAD_CONTACT(3),
    /** A supervisor of the asking unit, else of the nearest above it. */
    SUPERVISOR(3);

    private final int step;

    EscalationRole(int step) {
        this.step = step;
    }

    /** 1 to 3: when in the chain this contact is called. */
    int step() {
        return step;
    }
}
