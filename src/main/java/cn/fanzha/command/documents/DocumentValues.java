package cn.fanzha.command.documents;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes into a document, or why it can't be made. */
public sealed interface DocumentValues {

    /**
     * The values, personal data in full: who fills a template masks them, or audits the reading.
     *
     * @param caseNo the case in whose file the document is listed; null where there is none
     * @param unitId the unit that holds the subject and whose template is used
     * @param fields by the field's name; an absent one is printed as a blank line
     * @param tables by the table's name, each row by its columns' names
     */
    record Known(
            @Nullable String caseNo,
            UUID unitId,
            Map<String, String> fields,
            Map<String, List<Map<String, String>>> tables)
            implements DocumentValues {

        /** Without the values. */
        @Override
        public String toString() {
            return "Known[" + caseNo + "]";
        }
    }

    /**
     * The subject's state doesn't allow the document.
     *
     * @param key message key of the reason
     */
    record NotNow(String key, List<Object> args) implements DocumentValues {
        public static NotNow because(String key, Object... args) {
            return new NotNow(key, List.of(args));
        }
    }
}
