package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.pasted.Spoken;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.RegionCode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the form: what is valid goes into the call, what isn't becomes a problem beside its field and stays in the draft.
 * A problem in one place never keeps back what is right in another.
 */
@Component
class IntakeReader {

    private final PayeeLines lines;
    private final FraudTypes types;
    private final Clock clock;

    IntakeReader(PayeeLines lines, FraudTypes types, Clock clock) {
        this.lines = lines;
        this.types = types;
        this.clock = clock;
    }

    /**
     * What was understood.
     *
     * @param sendable for each stop of the call, the number of its line
     */
    record Read(CallReport call, List<Integer> sendable, Problems problems) {}

    /**
     * Reads the form.
     *
     * @param withStops complete lines that were not sent yet are to be stopped
     * @param file the case that the form has logged already; null before the first press
     */
    Read read(IntakeForm form, boolean withStops, @Nullable CaseRef file) {
        Problems problems = new Problems();
        List<PayeeTransfer> transfers = new ArrayList<>();
        List<Integer> sendable = new ArrayList<>();
        List<Line> shown = form.shownLines();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < shown.size(); i++) {
            Line line = shown.get(i);
            if (line.isEmpty()) {
                continue;
            }
            boolean stop = withStops && !line.sent();
            PayeeTransfer transfer = lines.transfer(line, i, stop, problems);
            Money amount = transfer == null ? PayeeLines.amountOf(line) : transfer.amount();
            total = total.add(amount == null ? BigDecimal.ZERO : amount.yuan());
            if (transfer != null && !line.sent()) {
                transfers.add(transfer);
                if (stop) {
                    sendable.add(i);
                }
            }
        }
        NewCase details = details(form, total, file, problems);
        Clues clues = Clues.read(form.clues());
        if (!clues.unread().isEmpty()) {
            problems.add("clues", "intake.problem.clues", clues.unread().toString());
        }
        Set<String> unreadable = new HashSet<>(problems.fields());
        if (unreadable.contains("victimIdKind")) {
            unreadable.add("victimIdNo");
        }
        if (form.hidden() != null) {
            keepBlank(form, unreadable);
        }
        return new Read(
                new CallReport(
                        formId(form),
                        details,
                        unreadable,
                        transfers,
                        "NORMAL".equals(form.urgency()) ? Urgency.NORMAL : Urgency.URGENT,
                        form.victimIdChecked() != null,
                        clues.values(),
                        Typed.value("secondOfficer", form.secondOfficer(), UUID::fromString, problems)),
                sendable,
                problems);
    }

    /** The victim's data were not shown: what is left blank stays as it is. */
    private static void keepBlank(IntakeForm form, Set<String> unreadable) {
        if (IntakeForm.blank(form.victimName())) {
            unreadable.add("victimName");
        }
        if (IntakeForm.blank(form.victimPhone())) {
            unreadable.add("victimPhone");
        }
        if (IntakeForm.blank(form.victimIdNo())) {
            unreadable.add("victimIdNo");
        }
    }

    private NewCase details(IntakeForm form, BigDecimal total, @Nullable CaseRef file, Problems problems) {
        Instant now = clock.instant();
        Instant reported = Typed.value("reportedAt", form.reportedAt(), text -> Spoken.moment(text, now), problems);
        if (reported != null && reported.isAfter(now)) {
            problems.add("reportedAt", "intake.problem.future");
            reported = null;
        }
        if (file != null
                && reported != null
                && !ChinaTime.month(reported).equals(file.number().month())) {
            problems.add(
                    "reportedAt", "intake.problem.month", file.number().month().toString());
        }
        if (file != null && reported == null && problems.of("reportedAt") == null) {
            problems.add("reportedAt", "intake.problem.reported-at");
        }
        String type = Typed.value("fraudType", form.fraudType(), this::knownType, problems);
        Instant day = reported == null ? now : reported;
        if (type != null
                && types.find(type).filter(t -> !t.inForce(ChinaTime.date(day))).isPresent()) {
            problems.warn("fraudType", "intake.warning.type");
        }
        Money amount = Typed.value("amountInvolved", form.amountInvolved(), Spoken::amount, problems);
        Money involved = amount != null ? amount : sum(total, problems);
        if (involved != null && involved.yuan().compareTo(new BigDecimal("3000")) < 0) {
            problems.warn("amountInvolved", "intake.warning.threshold");
        }
        Channel channel = Typed.value("channel", form.channel(), IntakeReader::channel, problems);
        VictimPaper paper = VictimPaper.read(form, problems);
        return new NewCase(
                channel == null ? Channel.HOTLINE_96110 : channel,
                type,
                day,
                involved,
                Typed.value("loss", form.loss(), Spoken::amount, problems),
                Typed.value(
                        "regionCode", form.regionCode(), t -> RegionCode.of(t).value(), problems),
                Typed.value("summary", form.summary(), Typed::story, problems),
                Typed.value("victimName", form.victimName(), Typed::name, problems),
                paper.number(),
                paper.kind(),
                Typed.value("victimPhone", form.victimPhone(), t -> Phone.of(t).value(), problems));
    }

    private static @Nullable Money sum(BigDecimal total, Problems problems) {
        try {
            return total.signum() == 0 ? null : Money.of(total);
        } catch (InvalidValueException e) {
            problems.add("amountInvolved", e.key(), e.args());
            return null;
        }
    }

    private String knownType(String code) {
        return types.find(code)
                .orElseThrow(() -> new InvalidValueException("intake.problem.type"))
                .code();
    }

    private static Channel channel(String word) {
        try {
            return Channel.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("intake.problem.channel");
        }
    }

    private static UUID formId(IntakeForm form) {
        try {
            return UUID.fromString(String.valueOf(form.form()));
        } catch (IllegalArgumentException e) {
            throw new cn.fanzha.command.shared.NotFoundException("intake form", "without id");
        }
    }
}
