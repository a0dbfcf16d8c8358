package cn.fanzha.command.documents.domain;

import java.util.List;

/** How the making of a document ended. */
public sealed interface Making {

    /**
     * The document, about to leave.
     *
     * @param fileName safe in every file system
     * @param sha256 of the content, as the audit log has it
     */
    record Done(String fileName, byte[] content, String sha256) implements Making {
        /** Without the content. */
        @Override
        public String toString() {
            return "Done[" + fileName + "]";
        }
    }

    /**
     * Nothing was made.
     *
     * @param key message key of the reason, which says what to do
     */
    record Refused(String key, List<Object> args) implements Making {}
}
