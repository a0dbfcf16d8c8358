package cn.fanzha.command.requests;

/** How the person was told that her own accounts are to be controlled: nobody is controlled without being told. */
public enum InformedHow {
    IN_PERSON,
    PHONE,
    VIDEO,
    /** By a relative who is with the person. */
    BY_FAMILY
}
