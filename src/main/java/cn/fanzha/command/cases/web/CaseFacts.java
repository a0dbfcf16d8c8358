package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseEditing;
import cn.fanzha.command.cases.domain.CaseField;
import cn.fanzha.command.cases.domain.CaseSheet;
import cn.fanzha.command.cases.domain.CaseView;
import cn.fanzha.command.shared.Money;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The details of a case as lines of its page. */
final class CaseFacts {

    private CaseFacts() {}

    /**
     * One detail.
     *
     * @param editable the reader may change it now
     * @param changes how often it was changed
     */
    record Line(CaseField field, String shown, boolean editable, int changes) {}

    static List<Line> of(CaseSheet sheet, FileWords words, Locale locale) {
        return Stream.of(CaseField.values())
                .filter(field -> !field.ofVictim())
                .map(field -> new Line(
                        field,
                        field == CaseField.HANDLER
                                ? sheet.handler() == null ? "—" : sheet.handler()
                                : words.said(field, value(sheet.view(), field), locale),
                        sheet.view().mayWork()
                                && CaseEditing.open(field, sheet.view().ref().state()),
                        sheet.changes(field, 0)))
                .toList();
    }

    private static @Nullable String value(CaseView view, CaseField field) {
        return switch (field) {
            case CHANNEL -> view.channel().name();
            case FRAUD_TYPE -> view.fraudType();
            case REPORTED_AT -> view.ref().reportedAt().toString();
            case AMOUNT_INVOLVED -> view.amountInvolved().toPlainString();
            case LOSS -> plain(view.loss());
            case RECOVERED -> plain(view.recovered());
            case REGION_CODE -> view.regionCode();
            case TAGS -> String.join("、", view.tags());
            case SUMMARY -> view.summary();
            case HANDLER, VICTIM_NAME, VICTIM_PHONE, VICTIM_ID_NO, VICTIM_ID_KIND -> null;
        };
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
