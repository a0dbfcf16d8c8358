package cn.fanzha.command.documents.domain;

/** From where a unit takes its template of a kind. */
public enum TemplateSource {
    /** An edition of its own. */
    OWN,
    /** Whatever the unit above uses; so it is until the unit chooses. */
    ABOVE,
    /** The one that comes with the program, whatever stands above. */
    BUILT_IN
}
