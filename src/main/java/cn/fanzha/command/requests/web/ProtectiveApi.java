package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveControls;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.ProtectiveReply;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.requests.domain.ProtectiveLists;
import cn.fanzha.command.requests.domain.ProtectiveReading;
import cn.fanzha.command.requests.domain.ProtectiveRow;
import cn.fanzha.command.requests.domain.ProtectiveView;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Protective controls 爱护性管控 for programs: a bank's read and answer those that it was asked, the person in full; police
 * units read theirs, the person masked. An answer is given once: the same again changes nothing, so no version is needed.
 */
@RestController
@RequestMapping("/api/v1/protective-controls")
@Tag(name = "protective-controls")
class ProtectiveApi {

    private static final int PAGE_AT_MOST = 500;

    private final ProtectiveControls controls;
    private final ProtectiveReading reading;
    private final ProtectiveLists lists;
    private final Units units;
    private final MessageSource messages;

    ProtectiveApi(
            ProtectiveControls controls,
            ProtectiveReading reading,
            ProtectiveLists lists,
            Units units,
            MessageSource messages) {
        this.controls = controls;
        this.reading = reading;
        this.lists = lists;
        this.units = units;
        this.messages = messages;
    }

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Listed> protectiveControls, @Nullable String next) {}

    /** One in the list, the person masked; {@code state} is the own institution's, null for the police. */
    record Listed(
            String controlNo,
            String unitCode,
            String name,
            @Nullable ProtectiveState state,
            Instant askedAt,
            Instant answerDue,
            @Nullable Instant endsAt,
            boolean lifted) {}

    /** An account of the person, masked; the amount is a decimal string in yuan. */
    record Account(ProtectiveAccountKind kind, String account, String amount) {}

    /** What an institution said. */
    record Given(
            String institutionCode,
            ProtectiveState state,
            @Nullable Instant answeredAt,
            @Nullable ProtectiveRefusal refusal,
            @Nullable String note,
            @Nullable Instant endsAt,
            @Nullable Instant endedAt,
            List<Account> accounts) {}

    /** One control: times are UTC instants. */
    record One(
            String controlNo,
            String unitCode,
            String name,
            String idNo,
            String reason,
            Instant askedAt,
            Instant answerDue,
            Instant lapsesAt,
            Instant informedAt,
            @Nullable Instant liftedAt,
            List<Given> answers) {}

    /** An account as the institution sends it: its number in full or masked already, of which the masked form is kept. */
    record SentAccount(
            @Nullable ProtectiveAccountKind kind,
            @Nullable String account,
            @Nullable String amount) {}

    /**
     * The institution's answer.
     *
     * @param result CONTROLLED with accounts, NONE, or REFUSED with the refusal
     */
    record Reply(
            @Nullable ProtectiveState result,
            @Nullable List<SentAccount> accounts,
            @Nullable ProtectiveRefusal refusal,
            @Nullable String note,
            @Nullable String person,
            @Nullable String phone) {}

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_controls:read')")
    @Operation(summary = "Protective controls in scope, newest first, by keyset pages")
    Page list(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<ProtectiveRow> found =
                lists.page(after == null ? null : Cursor.decode(after), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return new Page(found.rows().stream().map(this::listed).toList(), found.next());
    }

    @GetMapping("/{no}")
    @PreAuthorize("hasAuthority('SCOPE_controls:read')")
    @Operation(summary = "One protective control; a bank reads the person in full and its own answer; audited")
    One one(@PathVariable("no") String no, Actor actor) {
        return shown(actor.scope() instanceof Scope.Institution ? reading.asked(no, actor) : reading.open(no, actor));
    }

    @PostMapping("/{no}/answer")
    @PreAuthorize("hasAuthority('SCOPE_controls:write')")
    @Operation(
            summary =
                    "The institution's answer for its own accounts; the same again changes nothing, another is refused")
    ResponseEntity<?> answer(@PathVariable("no") String no, @RequestBody Reply reply, Actor actor, Locale locale) {
        if (!(actor.scope() instanceof Scope.Institution)) {
            reading.glance(no, actor);
            return problem(ProtectiveOutcome.Refused.because("requests.api.partner"), locale);
        }
        ProtectiveOutcome outcome;
        try {
            outcome = controls.answer(no, reply(reply), actor);
        } catch (InvalidValueException e) {
            outcome = new ProtectiveOutcome.Refused(e.key(), Arrays.asList(e.args()));
        }
        return switch (outcome) {
            case ProtectiveOutcome.Done done -> ResponseEntity.ok(shown(reading.asked(done.controlNo(), actor)));
            case ProtectiveOutcome.Refused refused -> problem(refused, locale);
        };
    }

    private ResponseEntity<?> problem(ProtectiveOutcome.Refused refused, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT,
                messages.getMessage(refused.messageKey(), refused.args().toArray(), locale));
        problem.setProperty("key", refused.messageKey());
        return ResponseEntity.unprocessableContent().body(problem);
    }

    private static ProtectiveReply reply(Reply sent) {
        List<SentAccount> accounts = Objects.requireNonNullElse(sent.accounts(), List.<SentAccount>of());
        return new ProtectiveReply(
                sent.result(),
                accounts.stream().map(ProtectiveApi::account).toList(),
                sent.refusal(),
                text(sent.note()),
                text(sent.person()),
                text(sent.phone()));
    }

    private static ProtectiveReply.Account account(SentAccount sent) {
        if (sent.kind() == null || sent.account() == null || sent.amount() == null) {
            throw new InvalidValueException("protective.answer.account");
        }
        return new ProtectiveReply.Account(sent.kind(), sent.account(), Money.of(sent.amount()));
    }

    private One shown(ProtectiveView view) {
        ProtectiveView.Lifting lifting = view.lifting();
        return new One(
                view.controlNo(),
                units.get(view.unitId()).code(),
                view.name(),
                view.idNo(),
                view.reason(),
                view.askedAt(),
                view.answerDue(),
                view.lapsesAt(),
                view.informedAt(),
                lifting == null ? null : lifting.at(),
                view.answers().stream().map(this::given).toList());
    }

    private Given given(ProtectiveView.Given said) {
        return new Given(
                units.get(said.institutionId()).code(),
                said.state(),
                said.at(),
                said.refusal(),
                said.note(),
                said.endsAt(),
                said.endedAt(),
                said.accounts().stream()
                        .map(one -> new Account(
                                one.kind(), one.masked(), one.amount().toPlainString()))
                        .toList());
    }

    private Listed listed(ProtectiveRow row) {
        return new Listed(
                row.controlNo(),
                units.get(row.unitId()).code(),
                row.name(),
                row.own(),
                row.askedAt(),
                row.due(),
                row.endsAt(),
                row.lifted());
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
