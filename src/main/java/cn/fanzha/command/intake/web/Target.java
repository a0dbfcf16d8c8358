package cn.fanzha.command.intake.web;

import cn.fanzha.command.intake.pasted.Found;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import java.util.ArrayList;
import java.util.List;

/** The fields of the form that a recognised value may be put into. */
public enum Target {
    PAYEE_ACCOUNT("account", true),
    HOLDER("holder", true),
    AMOUNT("amount", true),
    TIME("at", true),
    /** The victim's account that the money left. */
    OWN_ACCOUNT("from", true),
    VICTIM_NAME("victimName", false),
    VICTIM_PHONE("victimPhone", false),
    VICTIM_ID("victimIdNo", false),
    /** The fraud's own numbers and addresses. */
    CLUES("clues", false);

    private final String field;
    private final boolean ofLine;

    Target(String field, boolean ofLine) {
        this.field = field;
        this.ofLine = ofLine;
    }

    /** The field's name; of a line's field the name within the line. */
    public String field() {
        return field;
    }

    public boolean ofLine() {
        return ofLine;
    }

    /** Where a value of the kind may go, the likeliest first. */
    static List<Target> of(Found.Kind kind) {
        return switch (kind) {
            case ACCOUNT -> List.of(PAYEE_ACCOUNT, OWN_ACCOUNT);
            case AMOUNT -> List.of(AMOUNT);
            case TIME -> List.of(TIME);
            case HOLDER -> List.of(HOLDER, VICTIM_NAME);
            case PAYER -> List.of(VICTIM_NAME, HOLDER);
            case PHONE -> List.of(CLUES, VICTIM_PHONE);
            case ID_NUMBER -> List.of(VICTIM_ID);
            case URL -> List.of(CLUES);
        };
    }

    /** The form with the value in this field; of the lines in the first where the field is empty, or in a new one. */
    IntakeForm put(IntakeForm form, String value) {
        return switch (this) {
            case PAYEE_ACCOUNT, HOLDER, AMOUNT, TIME, OWN_ACCOUNT -> intoLine(form, value);
            case VICTIM_NAME -> FormCopy.of(form).victimName(value).made();
            case VICTIM_PHONE -> FormCopy.of(form).victimPhone(value).made();
            case VICTIM_ID ->
                FormCopy.of(form).victimId(value, form.victimIdKind()).made();
            case CLUES -> {
                String before = form.clues();
                yield FormCopy.of(form)
                        .clues(before == null || before.isBlank() ? value : before.stripTrailing() + "\n" + value)
                        .made();
            }
        };
    }

    private IntakeForm intoLine(IntakeForm form, String value) {
        List<Line> lines = new ArrayList<>(form.shownLines());
        int at = 0;
        while (at < lines.size()
                && (lines.get(at).sent() || !IntakeForm.blank(lines.get(at).of(this)))) {
            at++;
        }
        if (at == lines.size() && at < IntakeForm.LINES_AT_MOST) {
            lines.add(Line.EMPTY);
        }
        if (at < lines.size()) {
            lines.set(at, lines.get(at).with(this, value));
        }
        return form.withLines(lines);
    }
}
