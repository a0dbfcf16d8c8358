package cn.fanzha.command.requests;

/** Why an institution did not control what it found. */
public enum ProtectiveRefusal {
    /** Name and document don't belong together in its books. */
    PERSON_DIFFERS,
    LEGAL_OBSTACLE,
    TECHNICAL,
    /** Said in words. */
    OTHER
}
