package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnRow;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.returns.domain.ReturnView.Applicant;
import cn.fanzha.command.returns.domain.Share;
import cn.fanzha.command.shared.KeysetPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Returns as programs read them: times are UTC instants, amounts decimal strings in yuan. */
@Component
class ReturnAnswers {

    private final Units units;
    private final Problems problems;

    ReturnAnswers(Units units, Problems problems) {
        this.units = units;
        this.problems = problems;
    }

    @Schema(name = "ReturnPage", description = "next goes into after of the following request; null on the last page")
    record Page(List<Listed> returns, @Nullable String next) {}

    @Schema(name = "ReturnListed", description = "A return in the list, the frozen account masked")
    record Listed(
            @Schema(example = "H4401041101002026110001") String returnNo,
            String caseNo,
            String unitCode,
            String institutionCode,
            String account,
            ReturnStage state,
            @Nullable ReturnWay way,
            int applicants,
            String total,
            String paid,
            Instant openedAt,
            @Nullable Instant noticeUntil,
            @Nullable Instant sentAt,
            @Nullable Instant dueAt,
            @Nullable Instant receivedAt) {}

    @Schema(name = "ReturnInFull", description = "remainder stays frozen when all shares are paid")
    record One(
            String returnNo,
            String etag,
            String caseNo,
            String unitCode,
            String institutionCode,
            String freezeNo,
            String account,
            ReturnStage state,
            @Nullable ReturnWay way,
            boolean proposalStands,
            String frozen,
            String total,
            String paid,
            String remainder,
            @Nullable LocalDate noticeFrom,
            @Nullable Instant noticeUntil,
            @Nullable Instant approvedAt,
            @Nullable Instant sentAt,
            @Nullable Instant dueAt,
            @Nullable Instant receivedAt,
            List<Victim> victims,
            List<Objected> objections) {}

    @Schema(
            name = "ReturnObjection",
            description = "An objection to a published proposal; upheld is null until answered")
    record Objected(
            UUID id,
            int round,
            String objector,
            String text,
            Instant at,
            @Nullable Boolean upheld,
            @Nullable String answer) {}

    @Schema(
            name = "ReturnVictim",
            description = "A victim who applied, and her share; caseNo: of a case worked with the return's")
    record Victim(
            int position,
            @Nullable String caseNo,
            String name,
            String toAccount,
            String lossHere,
            String already,
            boolean idChecked,
            boolean withdrawn,
            @Nullable Instant notifiedAt,
            @Nullable VictimNotice notifiedHow,
            @Nullable ShareOfOne share) {
        /** Without personal data. */
        @Override
        public String toString() {
            return "Victim[" + position + "]";
        }
    }

    @Schema(name = "ReturnShare", description = "id goes into the addresses of the bank's answers")
    record ShareOfOne(
            UUID id,
            String amount,
            ShareState state,
            int attempt,
            @Nullable String receiptNo,
            @Nullable Instant executedAt,
            @Nullable ShareFailure failure,
            @Nullable String note) {}

    Page page(KeysetPage<ReturnRow> found) {
        return new Page(found.rows().stream().map(this::listed).toList(), found.next());
    }

    /** What became of an act: the return as it stands then, 422 with the reason, or 412. */
    ResponseEntity<?> of(ReturnChange change, Supplier<ReturnView> now, Locale locale) {
        return switch (change) {
            case ReturnChange.Done done -> shown(now.get());
            case ReturnChange.Refused refused ->
                refused(refused.messageKey(), locale, refused.args().toArray());
            case ReturnChange.Stale stale -> {
                Versions.require("\"-\"", stale.version());
                yield ResponseEntity.internalServerError().build();
            }
        };
    }

    ResponseEntity<One> shown(ReturnView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(one(view));
    }

    ResponseEntity<ProblemDetail> refused(String key, Locale locale, Object... args) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status).body(problems.refused(status, key, args, locale));
    }

    Listed listed(ReturnRow row) {
        return new Listed(
                row.number(),
                row.caseNo(),
                units.get(row.unitId()).code(),
                units.get(row.institutionId()).code(),
                row.account(),
                row.stage(),
                row.way(),
                row.applicants(),
                row.total().toPlainString(),
                row.paid().toPlainString(),
                row.openedAt(),
                row.noticeUntil(),
                row.sentAt(),
                row.dueAt(),
                row.receivedAt());
    }

    One one(ReturnView view) {
        return new One(
                view.number().value(),
                Versions.tag(view.version()),
                view.caseNo(),
                units.get(view.unitId()).code(),
                units.get(view.institutionId()).code(),
                view.freezeNo(),
                view.account(),
                view.stage(),
                view.way(),
                view.proposalStands(),
                view.frozen().toPlainString(),
                view.total().toPlainString(),
                view.paid().toPlainString(),
                view.remainder().toPlainString(),
                view.dates().noticeFrom(),
                view.dates().noticeUntil(),
                view.dates().approved(),
                view.dates().sent(),
                view.dates().due(),
                view.dates().received(),
                view.applicants().stream().map(ReturnAnswers::victim).toList(),
                view.objections().stream()
                        .map(one -> new Objected(
                                one.id(),
                                one.round(),
                                one.objector(),
                                one.text(),
                                one.at(),
                                one.upheld(),
                                one.answer()))
                        .toList());
    }

    private static Victim victim(Applicant one) {
        Share share = one.share();
        return new Victim(
                one.position(),
                one.caseNo(),
                one.name(),
                one.toAccount(),
                one.lossHere().toPlainString(),
                one.already().toPlainString(),
                one.idChecked(),
                one.withdrawnAt() != null,
                one.notifiedAt(),
                one.notifiedHow(),
                share == null
                        ? null
                        : new ShareOfOne(
                                share.id(),
                                share.amount().toPlainString(),
                                share.state(),
                                share.attempt(),
                                share.receiptNo(),
                                share.executedAt(),
                                share.failure(),
                                share.note()));
    }
}
