package cn.fanzha.command.freezes.appeals.web;

import cn.fanzha.command.freezes.appeals.domain.Appeal;
import cn.fanzha.command.freezes.appeals.domain.AppealDesk;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome;
import cn.fanzha.command.freezes.appeals.domain.AppealReading;
import cn.fanzha.command.freezes.appeals.domain.AppealState;
import cn.fanzha.command.freezes.appeals.domain.Decision;
import cn.fanzha.command.freezes.appeals.domain.InformWay;
import cn.fanzha.command.freezes.appeals.domain.NewAppeal;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Appeals against freezes as a police unit's own program registers and carries them on. No program decides: each act
 * names the person who did it, and the rules of the page hold for her.
 */
@RestController
@RequestMapping("/api/v1/freeze-appeals")
@PreAuthorize("hasAuthority('SCOPE_freezes:write')")
@Tag(name = "freezes")
class AppealWorkApi {

    private static final String CHANGE =
            "If-Match carries the ETag of the appeal: 428 without, 412 when it changed since."
                    + " by: user name of who did it; the same rules hold for her as on the page. 422 says what stands in the way. ";

    private final AppealDesk desk;
    private final AppealReading reading;
    private final Accounts accounts;
    private final Units units;
    private final Problems problems;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppealWorkApi(
            AppealDesk desk,
            AppealReading reading,
            Accounts accounts,
            Units units,
            Problems problems,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.accounts = accounts;
        this.units = units;
        this.problems = problems;
        this.events = events;
        this.clock = clock;
    }

    @Schema(name = "NewFreezeAppeal", description = "contact: the phone under which the answer reaches the appellant")
    record Told(
            @Nullable String by,
            @Nullable String freezeNo,
            @Nullable String appellant,
            @Nullable String contact,
            @Nullable String statement,
            @Nullable String evidence) {
        /** Without what was told. */
        @Override
        public String toString() {
            return "Told[" + freezeNo + "]";
        }
    }

    @Schema(
            name = "FreezeAppealDecision",
            description =
                    "verdict UPHELD, PARTLY or REJECTED; amount in yuan with PARTLY; UPHELD releases all that is left")
    record Decided(
            @Nullable String by,
            @Nullable AppealState verdict,
            @Nullable String reason,
            @Nullable String amount) {}

    /** How the appellant was told of the decision, and when (UTC; absent: now). */
    @Schema(name = "FreezeAppealNotice")
    record Informed(
            @Nullable String by,
            @Nullable InformWay way,
            @Nullable Instant at,
            @Nullable String note) {}

    @PostMapping
    @Operation(
            summary = "Register the holder's appeal against a freeze that took effect",
            description =
                    "by: user name of the officer who took it down. One open appeal a freeze; send an Idempotency-Key.")
    ResponseEntity<?> register(@RequestBody Told body, Actor actor, Locale locale) {
        String number = text(body.freezeNo());
        if (number.isEmpty() || reading.freeze(number, actor).isEmpty()) {
            return refused("freezes-appeals.refused.no-freeze", locale);
        }
        Actor officer = person(body.by());
        if (officer == null) {
            return refused("freezes.api.officer", locale);
        }
        NewAppeal told = new NewAppeal(
                number, text(body.appellant()), text(body.contact()), text(body.statement()), text(body.evidence()));
        return switch (desk.register(told, officer)) {
            case AppealOutcome.Done done -> {
                note(number, "register", officer);
                Appeal appeal = reading.open(done.appeal(), actor);
                yield ResponseEntity.created(URI.create("/api/v1/freeze-appeals/" + done.appeal()))
                        .eTag(Versions.tag(appeal.version()))
                        .body(json(appeal));
            }
            case AppealOutcome.Refused refused ->
                refused(refused.messageKey(), locale, refused.args().toArray());
        };
    }

    @PostMapping("/{id}/decision")
    @Operation(
            summary = "Convey the decision of a supervisor who did not apply for the freeze; money is released at once",
            description = CHANGE)
    ResponseEntity<?> decide(
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Decided body,
            Actor actor,
            Locale locale) {
        Money amount = text(body.amount()).isEmpty() ? null : Money.of(text(body.amount()));
        AppealState verdict = Objects.requireNonNullElse(body.verdict(), AppealState.REGISTERED);
        Decision decision = new Decision(verdict, text(body.reason()), amount);
        return on(
                id,
                match,
                body.by(),
                "decide",
                actor,
                locale,
                (now, head) -> desk.decide(id, now.version(), decision, head));
    }

    @PostMapping("/{id}/notice")
    @Operation(summary = "Note that the appellant was told of the decision, once", description = CHANGE)
    ResponseEntity<?> inform(
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Informed body,
            Actor actor,
            Locale locale) {
        InformWay way = Objects.requireNonNullElse(body.way(), InformWay.PHONE);
        Instant at = Objects.requireNonNullElseGet(body.at(), clock::instant);
        return on(
                id,
                match,
                body.by(),
                "inform",
                actor,
                locale,
                (now, officer) -> desk.inform(id, way, at, text(body.note()), officer));
    }

    private ResponseEntity<?> on(
            UUID id,
            @Nullable String match,
            @Nullable String by,
            String what,
            Actor actor,
            Locale locale,
            BiFunction<Appeal, Actor, AppealOutcome> act) {
        Appeal now = reading.open(id, actor);
        Versions.require(match, now.version());
        Actor person = person(by);
        if (person == null) {
            return refused("freezes.api.officer", locale);
        }
        return switch (act.apply(now, person)) {
            case AppealOutcome.Done done -> {
                note(now.freezeNo(), what, person);
                Appeal after = reading.open(id, actor);
                yield ResponseEntity.ok().eTag(Versions.tag(after.version())).body(json(after));
            }
            case AppealOutcome.Refused refused ->
                refused(refused.messageKey(), locale, refused.args().toArray());
        };
    }

    private @Nullable Actor person(@Nullable String username) {
        return accounts.acting(username)
                .filter(one -> one.has(Role.OFFICER) || one.has(Role.SUPERVISOR))
                .orElse(null);
    }

    private void note(String freezeNo, String what, Actor person) {
        events.publishEvent(Audited.done(
                "freeze-appeal.conveyed", "freeze", freezeNo, Map.of("act", what, "person", person.username())));
    }

    private ResponseEntity<?> refused(String key, Locale locale, Object... args) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status).body(problems.refused(status, key, args, locale));
    }

    private AppealApi.AppealJson json(Appeal appeal) {
        return AppealApi.AppealJson.of(appeal, units, clock.instant());
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }
}
