package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRestrictedException;
import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Refusals of steps as problems (RFC 9457): each with a code for programs and its words in the reader's language. */
@Component
class StepAnswers {

    private final MessageSource messages;
    private final Units units;

    StepAnswers(MessageSource messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    /** One field of the closing dialog that is missing or wrong. */
    record Missing(String field, String code, String text) {}

    ProblemDetail refused(Refused refused, Locale locale) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT, code(refused.key()), StepTexts.text(refused, messages, locale));
    }

    ProblemDetail incomplete(List<Lack> lacks, Locale locale) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "closing.incomplete",
                messages.getMessage("cases.closing.incomplete", null, locale));
        problem.setProperty(
                "missing",
                lacks.stream()
                        .map(lack ->
                                new Missing(lack.field(), code(lack.key()), StepTexts.text(lack, messages, locale)))
                        .toList());
        return problem;
    }

    ProblemDetail restricted(CaseRestrictedException refused, Locale locale) {
        ProblemDetail problem = problem(
                HttpStatus.FORBIDDEN,
                "case.restricted",
                messages.getMessage(
                        "cases.restricted.text", new Object[] {unit(refused.setterUnit()), refused.setter()}, locale));
        problem.setProperty("caseNo", refused.number().value());
        problem.setProperty(
                "unitCode", units.find(refused.unitId()).map(UnitRef::code).orElse(null));
        return problem;
    }

    private String unit(java.util.UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    private static ProblemDetail problem(HttpStatus status, String code, String text) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text);
        problem.setProperty("code", code);
        return problem;
    }

    /** {@code cases.step.refused.order} is {@code step.order} to a program. */
    static String code(String key) {
        return key.replaceFirst("^cases\\.", "").replace(".refused.", ".").replace(".missing.", ".");
    }
}
