package cn.fanzha.command.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line for the audit log: published by the feature, within the transaction of the change or reading that it tells
 * of, so that neither stands without the other. Who acted, from where and when is added by the log itself.
 *
 * @param action what was done, as {@code feature.verb}, for example {@code case.file}
 * @param subjectType the kind of thing, for example {@code case}
 * @param subject its natural number, or its id where it has none
 * @param details what stood before and after; personal data only as masked values
 * @param result whether it was done, or refused
 */
public record Audited(
        String action, String subjectType, String subject, Map<String, @Nullable Object> details, Result result) {

    /** Whether what was tried was done. */
    public enum Result {
        DONE,
        REFUSED
    }

    public Audited {
        details = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(details));
    }

    /** A change or reading that took place. */
    public static Audited done(
            String action, String subjectType, String subject, Map<String, @Nullable Object> details) {
        return new Audited(action, subjectType, subject, details, Result.DONE);
    }

    /** An attempt that was refused; the log keeps it in a transaction of its own, as the attempt's is rolled back. */
    public static Audited refused(
            String action, String subjectType, String subject, Map<String, @Nullable Object> details) {
        return new Audited(action, subjectType, subject, details, Result.REFUSED);
    }
}
