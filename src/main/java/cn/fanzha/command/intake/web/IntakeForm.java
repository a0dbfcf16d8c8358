package cn.fanzha.command.intake.web;

import cn.fanzha.command.intake.pasted.Spoken;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Text;
import java.time.Instant;
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
 * @param victimIdKind what paper the number is of; empty: told from the number
 * @param clues numbers, addresses, apps of the fraud, one a line
 * @param pasted text that values were looked for in; kept with the draft alone
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
        @Nullable String victimIdKind,
        @Nullable String victimIdChecked,
        @Nullable String urgency,
        @Nullable String secondOfficer,
        @Nullable String hidden,
        @Nullable String clues,
        @Nullable String pasted) {

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

        /** The amount in figures, also where it was typed as people say it. */
        public String figures() {
            try {
                return amount == null ? "" : Spoken.amount(amount).grouped();
            } catch (InvalidValueException e) {
                return String.valueOf(amount);
            }
        }

        public boolean sent() {
            return !blank(stopNo);
        }

        Line sentAs(@Nullable String number) {
            return new Line(kind, account, holder, amount, at, institution, from, number);
        }

        /** The line with a value in one of its fields. */
        Line with(Target target, String value) {
            return switch (target) {
                case PAYEE_ACCOUNT -> new Line(kind, value, holder, amount, at, institution, from, stopNo);
                case HOLDER -> new Line(kind, account, value, amount, at, institution, from, stopNo);
                case AMOUNT -> new Line(kind, account, holder, value, at, institution, from, stopNo);
                case TIME -> new Line(kind, account, holder, amount, value, institution, from, stopNo);
                case OWN_ACCOUNT -> new Line(kind, account, holder, amount, at, institution, value, stopNo);
                case VICTIM_NAME, VICTIM_PHONE, VICTIM_ID, CLUES -> this;
            };
        }

        /** What stands in the field; null also where the field is none of a line's. */
        @Nullable
        String of(Target target) {
            return switch (target) {
                case PAYEE_ACCOUNT -> account;
                case HOLDER -> holder;
                case AMOUNT -> amount;
                case TIME -> at;
                case OWN_ACCOUNT -> from;
                case VICTIM_NAME, VICTIM_PHONE, VICTIM_ID, CLUES -> null;
            };
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
        return FormCopy.of(this).lines(changed).made();
    }

    IntakeForm withBase(@Nullable String digest) {
        return FormCopy.of(this).base(digest).made();
    }

    IntakeForm withAnotherLine() {
        List<Line> more = new ArrayList<>(shownLines());
        if (more.size() < LINES_AT_MOST) {
            more.add(Line.EMPTY);
        }
        return withLines(more);
    }

    /** With the moments that were typed as people say them (“20分钟前”) as moments of the calendar. */
    IntakeForm resolved(Instant now) {
        List<Line> told = shownLines().stream()
                .map(line -> line.sent() || blank(line.at()) ? line : line.with(Target.TIME, moment(line.at(), now)))
                .toList();
        return FormCopy.of(this)
                .lines(lines == null ? null : told)
                .reportedAt(blank(reportedAt) ? reportedAt : moment(reportedAt, now))
                .made();
    }

    private static String moment(@Nullable String typed, Instant now) {
        String text = String.valueOf(typed);
        try {
            ChinaTime.parse(text);
            return text;
        } catch (InvalidValueException spoken) {
            try {
                return ChinaTime.formatSeconds(Spoken.moment(text, now));
            } catch (InvalidValueException none) {
                return text;
            }
        }
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
