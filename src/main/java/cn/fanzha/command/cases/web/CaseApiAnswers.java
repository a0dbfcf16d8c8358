package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.cases.domain.CaseView;
import cn.fanzha.command.cases.domain.CaseView.DatedState;
import cn.fanzha.command.cases.domain.CaseView.MaskedVictim;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases as programs read them: times are UTC instants, amounts decimal strings in yuan, persons masked. */
@Component
class CaseApiAnswers {

    private final Units units;

    CaseApiAnswers(Units units) {
        this.units = units;
    }

    @Schema(description = "A page of the list")
    record Page(
            List<Case> cases,

            @Schema(description = "goes into after of the following request; null on the last page") @Nullable
            String next,

            @Schema(
                    description =
                            "of updatedSince and resume: goes into resume of the next request, at once or any time later")
            @Nullable
            String resume,

            @Schema(description = "of updatedSince and resume: further changes can be asked for at once") @Nullable
            Boolean more) {}

    @Schema(description = "A case in the list")
    record Case(
            @Schema(example = "A4401041101002026110001") String caseNo,
            @Schema(example = "440104110100") String unitCode,
            CaseState state,
            Channel channel,
            @Schema(example = "10") @Nullable String fraudType,
            Instant reportedAt,
            @Nullable Instant filedAt,
            @Nullable Instant solvedAt,
            @Schema(example = "50000.00") String amountInvolved,
            @Nullable String loss,
            @Nullable String recovered,
            @Nullable String regionCode,
            List<String> tags,
            @Schema(example = "王**") @Nullable String victimName,
            @Schema(example = "138****8000") @Nullable String victimPhone,
            Instant updatedAt,

            @Schema(description = "the ETag that the case has now", example = "\"48211\"")
            String etag) {}

    @Schema(description = "The file; dates holds the first date of each state that was reached")
    record File(
            String caseNo,
            String unitCode,
            CaseState state,
            Channel channel,
            @Nullable String fraudType,
            Map<String, Instant> dates,
            String amountInvolved,
            @Nullable String loss,
            @Nullable String recovered,
            @Nullable String regionCode,
            @Nullable String summary,
            List<String> tags,
            List<MaskedVictim> victims) {}

    Case listed(CaseRow row) {
        return new Case(
                row.number(),
                units.get(row.unitId()).code(),
                row.state(),
                row.channel(),
                row.fraudType(),
                row.reportedAt(),
                row.filedAt(),
                row.solvedAt(),
                row.amountInvolved().toPlainString(),
                plain(row.loss()),
                plain(row.recovered()),
                row.regionCode(),
                row.tags(),
                row.victimName(),
                row.victimPhone(),
                row.updatedAt(),
                Versions.tag(row.version()));
    }

    File file(CaseView view) {
        return new File(
                view.ref().number().value(),
                units.get(view.ref().unitId()).code(),
                view.ref().state(),
                view.channel(),
                view.fraudType(),
                view.dates().stream()
                        .collect(Collectors.toMap(
                                date -> date.state().name(), DatedState::at, (a, b) -> a, LinkedHashMap::new)),
                view.amountInvolved().toPlainString(),
                plain(view.loss()),
                plain(view.recovered()),
                view.regionCode(),
                view.summary(),
                view.tags(),
                view.victims());
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
