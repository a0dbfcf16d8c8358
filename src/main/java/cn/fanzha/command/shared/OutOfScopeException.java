package cn.fanzha.command.shared;

/**
 * The thing exists, but the actor's role, unit or institution doesn't reach it: answered with 403 and written to the
 * audit log as a refused attempt.
 */
public class OutOfScopeException extends RuntimeException {

    private final String subjectType;
    private final String subject;

    public OutOfScopeException(String subjectType, Object subject) {
        super(subjectType + " " + subject);
        this.subjectType = subjectType;
        this.subject = String.valueOf(subject);
    }

    public String subjectType() {
        return subjectType;
    }

    public String subject() {
        return subject;
    }
}
