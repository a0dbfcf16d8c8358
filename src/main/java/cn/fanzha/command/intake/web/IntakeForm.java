package cn.fanzha.command.intake.web;

import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The intake form exactly as typed: texts only, nothing of it trusted.
 *
 * @param form id of the form, made when it is opened
 * @param hidden set where the victim's data were not shown: what is left blank stays as it is
 * @param base digest of the case's description when the form was opened; empty before the case exists
 */
public record IntakeForm(
        @Nullable String form,
        @Nullable String base,
        @Nullable List<Line> lines,
        @Nullable String channel,
        @Nullable String fraudType,
        @Nullable String reportedAt,
        @Nullable String amountInvolved,
        @Nullable String loss,
        @Nullable String regionCode,
        @Nullable String summary,
        @Nullable String victimName,
        @Nullable String victimPhone,
        @Nullable String victimIdNo,
        @Nullable String victimIdChecked,
        @Nullable String urgency,
        @Nullable String secondOfficer,
        @Nullable String hidden) {

    static final int LINES = 2;
    static final int LINES_AT_MOST = 50;

    public IntakeForm {
        lines = lines == null
                ? null
                : lines.stream()
                        .map(line -> Objects.requireNonNullElse(line, Line.EMPTY))
                        .limit(LINES_AT_MOST)
                        .toList();
    }

    /**
     * One transfer.
     *
     * @param institution code of the bank or payment institution
     * @param stopNo number of the stop payment that left for it already
     */
    public record Line(
            @Nullable String kind,
            @Nullable String account,
            @Nullable String holder,
            @Nullable String amount,
            @Nullable String at,
            @Nullable String institution,
            @Nullable String from,
            @Nullable String stopNo) {

        static final Line EMPTY = new Line(null, null, null, null, null, null, null, null);

        public boolean isEmpty() {
            return blank(account) && blank(holder) && blank(amount) && blank(from);
        }

        /** The account as a page shows it once its request has left, however it was typed. */
        public String maskedAccount() {
            String typed = Text.halfWidth(account == null ? "" : account);
            return Masks.card("PAYMENT_ACCOUNT".equals(kind) ? typed : typed.replaceAll("\\D", ""));
        }

        public boolean sent() {
            return !blank(stopNo);
        }

        Line sentAs(@Nullable String number) {
            return new Line(kind, account, holder, amount, at, institution, from, number);
        }
    }

    /** The lines, two at least, so that a fresh form shows where to type. */
    public List<Line> shownLines() {
        List<Line> shown = new ArrayList<>(lines == null ? List.of() : lines);
        while (shown.size() < LINES) {
            shown.add(Line.EMPTY);
        }
        return shown;
    }

    IntakeForm withLines(List<Line> changed) {
        return with(base, List.copyOf(changed));
    }

    IntakeForm withBase(@Nullable String digest) {
        return with(digest, lines);
    }

    private IntakeForm with(@Nullable String newBase, @Nullable List<Line> newLines) {
        return new IntakeForm(
                form,
                newBase,
                newLines,
                channel,
                fraudType,
                reportedAt,
                amountInvolved,
                loss,
                regionCode,
                summary,
                victimName,
                victimPhone,
                victimIdNo,
                victimIdChecked,
                urgency,
                secondOfficer,
                hidden);
    }

    IntakeForm withAnotherLine() {
        List<Line> more = new ArrayList<>(shownLines());
        if (more.size() < LINES_AT_MOST) {
            more.add(Line.EMPTY);
        }
        return withLines(more);
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Without anything typed. */
    @Override
    public String toString() {
        return "IntakeForm[" + form + "]";
    }
}
