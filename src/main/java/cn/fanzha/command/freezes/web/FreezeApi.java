package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeDesk;
import cn.fanzha.command.freezes.domain.FreezeDetail;
import cn.fanzha.command.freezes.domain.FreezeFiles;
import cn.fanzha.command.freezes.domain.FreezeLists;
import cn.fanzha.command.freezes.domain.FreezeRow;
import cn.fanzha.command.freezes.domain.FreezeSetBack;
import cn.fanzha.command.freezes.domain.FreezeWord;
import cn.fanzha.command.freezes.web.FreezeJson.Earlier;
import cn.fanzha.command.freezes.web.FreezeJson.One;
import cn.fanzha.command.freezes.web.FreezeJson.Page;
import cn.fanzha.command.freezes.web.FreezeJson.Reply;
import cn.fanzha.command.freezes.web.FreezeJson.SetBack;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Freezes for programs: police units read theirs, masked (what they do stands in {@link FreezeWorkApi}); banks and payment institutions read theirs in full, receive,
 * answer and confirm releases and renewals. Sent twice, a receipt, an answer or a confirmation is one.
 */
@RestController
@RequestMapping("/api/v1/freezes")
@Tag(name = "freezes")
class FreezeApi {

    private static final int PAGE_AT_MOST = 500;

    private final FreezeLists lists;
    private final FreezeFiles files;
    private final FreezeDesk desk;
    private final FreezeSetBack setBack;
    private final Units units;
    private final FreezeAnswers answers;

    FreezeApi(
            FreezeLists lists,
            FreezeFiles files,
            FreezeDesk desk,
            FreezeSetBack setBack,
            Units units,
            FreezeAnswers answers) {
        this.lists = lists;
        this.files = files;
        this.desk = desk;
        this.setBack = setBack;
        this.units = units;
        this.answers = answers;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_freezes:read')")
    @Operation(
            summary = "Freezes in scope by keyset pages",
            description =
                    "Those at hand, the earliest end first; side=ended: those that are over, the latest end first."
                            + " Filter by stage, institution, endsBy (a day).")
    Page list(
            @ParameterObject FreezeQuery query,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<FreezeRow> found = lists.page(query.filter(units), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return new Page(found.rows().stream().map(answers::listed).toList(), found.next());
    }

    @GetMapping("/{no}")
    @PreAuthorize("hasAuthority('SCOPE_freezes:read')")
    @Operation(summary = "One freeze with its ETag; the reading is audited")
    ResponseEntity<One> one(@PathVariable("no") FreezeNumber no, Actor actor) {
        return answers.shown(institution(actor) ? desk.open(no, actor) : files.open(no, actor), actor);
    }

    @PostMapping("/{no}/receipt")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(summary = "The institution received it; again changes nothing. If-Match is not needed")
    ResponseEntity<?> receipt(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        files.glance(no, actor);
        return institution(actor) ? answered(no, desk.receive(no, actor), actor, locale) : forInstitutions(locale);
    }

    @PostMapping("/{no}/answer")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "The institution's answer; the same again changes nothing",
            description = "If-Match may carry the ETag: 412 when somebody changed the freeze since. 422 says what is"
                    + " wrong with the answer, or what stands where another answer was given before. A QUEUED freeze"
                    + " whose turn has come is in force; FROZEN then says once what is really held, and a difference"
                    + " to the amount of the first answer is posted.")
    ResponseEntity<?> answer(
            @PathVariable("no") FreezeNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Reply reply,
            Actor actor,
            Locale locale) {
        FreezeDetail now = files.glance(no, actor);
        if (!institution(actor)) {
            return forInstitutions(locale);
        }
        if (reply.result() == null) {
            return answers.refused("freezes.answer.result", locale);
        }
        FreezeWord word = word(reply, reply.result());
        if (match != null && now.said() == null) {
            Versions.require(match, now.version());
        }
        return answered(no, desk.answer(no, null, word, actor), actor, locale);
    }

    @PostMapping("/{no}/release-confirmation")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(summary = "The institution gave the released money back; again changes nothing")
    ResponseEntity<?> confirmRelease(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        files.glance(no, actor);
        return institution(actor)
                ? answered(no, desk.confirmRelease(no, actor), actor, locale)
                : forInstitutions(locale);
    }

    @PostMapping("/{no}/renewal-confirmation")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "The institution goes on with a renewed freeze; again changes nothing",
            description = "renewalConfirmBy of the freeze says until when: the end that the renewal put off.")
    ResponseEntity<?> confirmRenewal(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        files.glance(no, actor);
        return institution(actor)
                ? answered(no, desk.confirmRenewal(no, actor), actor, locale)
                : forInstitutions(locale);
    }

    @PostMapping("/{no}/set-back")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "The earlier freeze was renewed: this one waits again; the same again changes nothing",
            description = "Only of a freeze in force by its turn, and before money of it was released or returned."
                    + " If-Match may carry the ETag: 412 when somebody changed the freeze since. 422 says why not.")
    ResponseEntity<?> setBack(
            @PathVariable("no") FreezeNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody SetBack said,
            Actor actor,
            Locale locale) {
        FreezeDetail now = files.glance(no, actor);
        if (!institution(actor)) {
            return forInstitutions(locale);
        }
        if (match != null && now.stage() == FreezeStage.FROZEN) {
            Versions.require(match, now.version());
        }
        return answered(no, setBack.setBack(no, null, said.said(), actor), actor, locale);
    }

    private static boolean institution(Actor actor) {
        return actor.scope() instanceof Scope.Institution;
    }

    private static FreezeWord word(Reply reply, FreezeStage result) {
        List<Earlier> earlier = reply.earlier() == null ? List.of() : reply.earlier();
        return new FreezeWord(
                result,
                reply.frozenAt(),
                money(reply.amountFrozen()),
                money(reply.balance()),
                money(reply.available()),
                earlier.stream()
                        .filter(one -> one.endsOn() != null)
                        .map(one -> new FreezeWord.Earlier(
                                Objects.requireNonNullElse(one.authority(), ""),
                                money(one.amount()),
                                Objects.requireNonNull(one.endsOn())))
                        .toList(),
                reply.failure(),
                Objects.requireNonNullElse(reply.note(), ""),
                Objects.requireNonNullElse(reply.person(), "").strip(),
                Objects.requireNonNullElse(reply.phone(), "").strip());
    }

    private ResponseEntity<?> answered(FreezeNumber no, FreezeOutcome outcome, Actor actor, Locale locale) {
        return answers.of(outcome, () -> files.glance(no, actor), actor, locale);
    }

    private ResponseEntity<?> forInstitutions(Locale locale) {
        return answers.refused("freezes.api.institution", locale);
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null || text.isBlank() ? null : Money.of(text);
    }
}
