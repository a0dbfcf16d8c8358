package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.domain.Conclusion;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into one of the forms of an alert, kept when it is refused.
 *
 * @param edition of the alert when the form was opened
 */
record AlertActForm(
        @Nullable Integer edition,
        @Nullable String step,
        @Nullable String result,
        @Nullable String at,
        @Nullable String note,
        @Nullable String reason,
        @Nullable String unit,
        @Nullable String outcome,
        @Nullable String lossAvoided,
        @Nullable String lossKnown) {

    static final AlertActForm EMPTY = new AlertActForm(null, null, null, null, null, null, null, null, null, null);

    String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    Conclusion conclusion() {
        return AlertPages.conclusion(this);
    }

    /** Without anything typed. */
    @Override
    public String toString() {
        return "AlertActForm";
    }
}
