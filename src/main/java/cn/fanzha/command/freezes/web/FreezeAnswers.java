package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.domain.FreezeDetail;
import cn.fanzha.command.freezes.domain.FreezeRow;
import cn.fanzha.command.freezes.web.FreezeJson.Earlier;
import cn.fanzha.command.freezes.web.FreezeJson.Handling;
import cn.fanzha.command.freezes.web.FreezeJson.Listed;
import cn.fanzha.command.freezes.web.FreezeJson.One;
import cn.fanzha.command.freezes.web.FreezeJson.Renewed;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Freezes and refusals as programs read them. */
@Component
class FreezeAnswers {

    private final Units units;
    private final Problems problems;

    FreezeAnswers(Units units, Problems problems) {
        this.units = units;
        this.problems = problems;
    }

    /** What became of an act: the freeze as it stands then, 422 with the reason, or 412. */
    ResponseEntity<?> of(FreezeOutcome outcome, Supplier<FreezeDetail> now, Actor reader, Locale locale) {
        return switch (outcome) {
            case FreezeOutcome.Done done -> shown(now.get(), reader);
            case FreezeOutcome.Refused refused -> refused(refused, locale);
            case FreezeOutcome.Stale stale ->
                ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                        .body(problems.of(HttpStatus.PRECONDITION_FAILED, "version-stale", locale));
        };
    }

    /** Of an application of many accounts, {@code line} is the one that stands in the way, from 1. */
    ResponseEntity<?> refused(FreezeOutcome.Refused refused, Locale locale) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        ProblemDetail problem =
                problems.refused(status, refused.messageKey(), refused.args().toArray(), locale);
        if (refused.line() > 0) {
            problem.setProperty("line", refused.line());
        }
        return ResponseEntity.status(status).body(problem);
    }

    ResponseEntity<?> refused(String key, Locale locale) {
        return refused(FreezeOutcome.Refused.because(key), locale);
    }

    /** Who of the police did what is theirs; the institution reads the rest. */
    ResponseEntity<One> shown(FreezeDetail view, Actor reader) {
        boolean police = !(reader.scope() instanceof Scope.Institution);
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(one(view, police));
    }

    private One one(FreezeDetail view, boolean police) {
        FreezeDetail.Said said = view.said();
        FreezeDetail.Terms terms = view.terms();
        return new One(
                view.number().value(),
                view.caseNo(),
                units.get(view.unitId()).code(),
                units.get(view.institutionId()).code(),
                view.stage(),
                terms.accountKind(),
                terms.account(),
                terms.holder(),
                terms.asset(),
                terms.mode(),
                terms.scope(),
                plain(terms.limit()),
                terms.months(),
                view.sentAt(),
                view.receivedAt(),
                said == null ? null : said.at(),
                said == null ? null : plain(said.frozen()),
                said == null ? null : plain(said.balance()),
                said == null ? null : plain(said.available()),
                view.earlier().stream()
                        .map(one -> new Earlier(one.authority(), plain(one.amount()), one.endsOn()))
                        .toList(),
                view.queuedUntil(),
                said == null ? null : said.failure(),
                view.frozenAt(),
                view.endsOn(),
                view.renewals().stream()
                        .filter(one -> one.approved())
                        .map(one -> new Renewed(
                                one.endedOn(),
                                Objects.requireNonNull(one.endsOn()),
                                one.decidedAt(),
                                one.confirmedAt()))
                        .toList(),
                view.duties().renewalConfirmBy(),
                view.duties().releaseAskedAt(),
                view.duties().releaseConfirmedAt(),
                view.duties().releaseConfirmBy(),
                police ? handling(view) : null,
                view.version());
    }

    private static Handling handling(FreezeDetail view) {
        FreezeDetail.Applied applied = view.applied();
        FreezeDetail.Renewal asked = view.renewal();
        FreezeDetail.Duties duties = view.duties();
        return new Handling(
                applied.by(),
                applied.at(),
                view.atOnce(),
                view.needsLegal(),
                view.needsCity(),
                applied.reviewer(),
                applied.decider(),
                applied.decidedAt(),
                asked == null ? null : asked.months(),
                asked == null ? null : asked.by(),
                duties.releaseBy(),
                duties.verifyBy(),
                duties.verifiedAt(),
                view.endedAt());
    }

    Listed listed(FreezeRow row) {
        return new Listed(
                row.number(),
                row.caseNo(),
                units.get(row.unitId()).code(),
                units.get(row.institutionId()).code(),
                row.stage(),
                row.mode(),
                row.account(),
                row.holder(),
                plain(row.limit()),
                plain(row.amount()),
                row.createdAt(),
                row.frozenAt(),
                row.endsOn(),
                row.received(),
                row.awaitsConfirmation(),
                row.awaitsRenewal());
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
