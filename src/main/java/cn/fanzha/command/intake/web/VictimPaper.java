package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.DocumentKind;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The victim's document: a resident ID is checked, a passport or another paper is taken as it is. */
record VictimPaper(@Nullable DocumentKind kind, @Nullable String number) {

    static VictimPaper read(IntakeForm form, Problems problems) {
        DocumentKind chosen = Typed.value("victimIdKind", form.victimIdKind(), DocumentKind::valueOf, problems);
        if (problems.of("victimIdKind") != null) {
            return new VictimPaper(null, null);
        }
        String typed = Typed.text(form.victimIdNo());
        if (chosen == DocumentKind.NONE && typed != null) {
            problems.add("victimIdNo", "intake.problem.no-document");
            return new VictimPaper(null, null);
        }
        String number = Typed.value("victimIdNo", form.victimIdNo(), text -> number(text, chosen), problems);
        return new VictimPaper(number == null ? none(chosen) : kind(chosen, number), number);
    }

    /** The number as it is compared, whatever the rest of the form says; null where it can't be one. */
    static @Nullable String number(IntakeForm form) {
        return read(form, new Problems()).number();
    }

    private static @Nullable DocumentKind none(@Nullable DocumentKind chosen) {
        return chosen == DocumentKind.NONE ? chosen : null;
    }

    private static @Nullable DocumentKind kind(@Nullable DocumentKind chosen, String number) {
        return chosen == null ? DocumentKind.guess(number) : chosen;
    }

    private static String number(String typed, @Nullable DocumentKind chosen) {
        String paper = Text.halfWidth(typed).replaceAll("\\s", "");
        DocumentKind kind = chosen == null ? DocumentKind.guess(paper) : chosen;
        if (kind == DocumentKind.RESIDENT_ID) {
            return ResidentId.of(paper).value();
        }
        if (!paper.matches("[A-Za-z0-9()/-]{5,20}")) {
            throw new InvalidValueException("intake.problem.document");
        }
        return paper.toUpperCase(Locale.ROOT);
    }
}
