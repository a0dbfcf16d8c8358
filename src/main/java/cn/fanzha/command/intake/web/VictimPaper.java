package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The victim's document: a resident ID is checked, a passport or another paper is taken as it is. */
record VictimPaper(@Nullable IdDocument kind, @Nullable String number) {

    static VictimPaper read(IntakeForm form, Problems problems) {
        IdDocument chosen = Typed.value("victimIdKind", form.victimIdKind(), IdDocument::valueOf, problems);
        if (problems.of("victimIdKind") != null) {
            return new VictimPaper(null, null);
        }
        String typed = Typed.text(form.victimIdNo());
        if (chosen == IdDocument.NONE && typed != null) {
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

    private static @Nullable IdDocument none(@Nullable IdDocument chosen) {
        return chosen == IdDocument.NONE ? chosen : null;
    }

    private static @Nullable IdDocument kind(@Nullable IdDocument chosen, String number) {
        return chosen == null ? IdDocument.guess(number) : chosen;
    }

    private static String number(String typed, @Nullable IdDocument chosen) {
        String paper = Text.halfWidth(typed).replaceAll("\\s", "");
        IdDocument kind = chosen == null ? IdDocument.guess(paper) : chosen;
        if (kind == IdDocument.RESIDENT_ID) {
            return ResidentId.of(paper).value();
        }
        if (!paper.matches("[A-Za-z0-9()/-]{5,20}")) {
            throw new InvalidValueException("intake.problem.document");
        }
        return paper.toUpperCase(Locale.ROOT);
    }
}
