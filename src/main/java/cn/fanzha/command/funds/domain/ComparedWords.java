package cn.fanzha.command.funds.domain;

import org.jspecify.annotations.Nullable;

/**
 * One line of the comparison as it was answered.
 *
 * @param atBank what stands in the institution's books, where its liaison wrote it down; for the police masked
 */
public record ComparedWords(
        ComparedField field, boolean agrees, @Nullable String atBank) {

    /** Without what stands in the books. */
    @Override
    public String toString() {
        return "ComparedWords[" + field + ", " + agrees + "]";
    }
}
