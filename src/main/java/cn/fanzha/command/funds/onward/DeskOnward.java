package cn.fanzha.command.funds.onward;

import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTables;
import cn.fanzha.command.funds.OnwardTransfer;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.OnwardTransfers.Added;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.StopNumber;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a liaison does with onward transfers: types them, or brings a table in her bank's own columns. */
@Component
public class DeskOnward implements OnwardTables {

    /** Lines of one table. */
    public static final int ROWS_AT_MOST = 10_000;

    private static final int SHOWN = 20;
    private static final int FAULTS_SHOWN = 50;
    private static final int KEPT_SHOWN = 100;
    private static final OnwardLines NOTHING = new OnwardLines(List.of(), List.of());

    private final StopDesk desk;
    private final OnwardTransfers transfers;
    private final OnwardDrafts drafts;
    private final OnwardMappings mappings;
    private final Observables observables;

    DeskOnward(
            StopDesk desk,
            OnwardTransfers transfers,
            OnwardDrafts drafts,
            OnwardMappings mappings,
            Observables observables) {
        this.desk = desk;
        this.transfers = transfers;
        this.drafts = drafts;
        this.mappings = mappings;
        this.observables = observables;
    }

    /**
     * What was told so far.
     *
     * @param shown the first hundred, accounts and holders masked
     */
    public record Kept(int count, Money sum, List<Told> shown) {}

    /** One of them. */
    public record Told(OnwardTransfer transfer, String account, String holder) {}

    /** Those of a request of her institution. */
    @Transactional(readOnly = true)
    public Kept kept(StopNumber number, Actor actor) {
        List<OnwardTransfer> all = transfers.of(desk.idOf(number, actor));
        List<OnwardTransfer> first = all.stream().limit(KEPT_SHOWN).toList();
        Map<UUID, String> accounts = observables.masked(
                first.stream().map(OnwardTransfer::accountId).distinct().toList());
        return new Kept(
                all.size(),
                all.stream().map(OnwardTransfer::amount).reduce(Money.ZERO, Money::plus),
                first.stream()
                        .map(one -> new Told(
                                one, Objects.requireNonNull(accounts.get(one.accountId())), Masks.name(one.holder())))
                        .toList());
    }

    /** Typed ones: all or nothing. */
    @Transactional
    public Added add(StopNumber number, List<OnwardRow> rows, Actor actor) {
        return transfers.add(desk.idOf(number, actor), rows, actor);
    }

    @Override
    @Transactional
    public void bring(StopNumber number, List<List<String>> table, Actor actor) {
        drafts.keep(desk.idOf(number, actor), OnwardSheet.of(table), actor);
    }

    /** What it comes to; empty: she brought none, or it is kept already. */
    @Transactional(readOnly = true)
    public Optional<OnwardPreview> preview(StopNumber number, Actor actor) {
        UUID stop = desk.idOf(number, actor);
        return drafts.of(stop, actor).map(draft -> {
            OnwardSheet sheet = draft.sheet();
            OnwardColumns columns = OnwardColumns.find(sheet, mappings.of(institution(actor)));
            OnwardLines lines = columns.isComplete() ? lines(stop, sheet, columns, actor) : NOTHING;
            return new OnwardPreview(
                    draft.id(),
                    headings(sheet),
                    columns.of(),
                    columns.isComplete(),
                    sheet.lines().size(),
                    lines.sound().size(),
                    lines.doubles(),
                    lines.rows().stream().map(OnwardRow::amount).reduce(Money.ZERO, Money::plus),
                    lines.sound().stream().limit(SHOWN).map(DeskOnward::shown).toList(),
                    lines.faults().size(),
                    lines.faults().stream().limit(FAULTS_SHOWN).toList());
        });
    }

    /** She brought a table and has neither kept it nor thrown it away. */
    @Transactional(readOnly = true)
    public boolean waits(StopNumber number, Actor actor) {
        return drafts.of(desk.idOf(number, actor), actor).isPresent();
    }

    /** Chooses the columns, for this table and all that her institution brings from now on. */
    @Transactional
    public void choose(StopNumber number, Map<OnwardField, Integer> columns, Actor actor) {
        UUID stop = desk.idOf(number, actor);
        drafts.of(stop, actor)
                .ifPresent(draft -> mappings.remember(
                        institution(actor), new OnwardColumns(columns).headings(draft.sheet()), actor));
    }

    /**
     * Adds the table's transfers.
     *
     * @param draft that the page showed; refused where another table was brought since
     * @param soundAlone leaves the wrong lines out; else nothing is added while any is wrong
     */
    @Transactional
    public Added keep(StopNumber number, UUID draft, boolean soundAlone, Actor actor) {
        UUID stop = desk.idOf(number, actor);
        OnwardDrafts.Draft found =
                drafts.of(stop, actor).filter(one -> one.id().equals(draft)).orElse(null);
        if (found == null) {
            return Added.Refused.because("funds.onward.gone");
        }
        OnwardColumns columns = OnwardColumns.find(found.sheet(), mappings.of(institution(actor)));
        if (!columns.isComplete()) {
            return Added.Refused.because("funds.onward.columns.missing");
        }
        OnwardLines lines = lines(stop, found.sheet(), columns, actor);
        if (lines.sound().isEmpty() || (!lines.faults().isEmpty() && !soundAlone)) {
            return Added.Refused.because("funds.onward.wrong", lines.faults().size());
        }
        Added added = transfers.add(stop, lines.rows(), actor);
        if (added instanceof Added.Done) {
            mappings.remember(institution(actor), columns.headings(found.sheet()), actor);
            drafts.remove(stop, actor);
        }
        return added;
    }

    /** Throws her table away. */
    @Transactional
    public void drop(StopNumber number, Actor actor) {
        drafts.remove(desk.idOf(number, actor), actor);
    }

    private OnwardLines lines(UUID stop, OnwardSheet sheet, OnwardColumns columns, Actor actor) {
        return OnwardLines.read(sheet, columns, rows -> transfers.check(stop, rows, actor));
    }

    private static List<String> headings(OnwardSheet sheet) {
        return IntStream.range(0, sheet.width())
                .mapToObj(i ->
                        i < sheet.headings().size() && !sheet.headings().get(i).isBlank()
                                ? sheet.headings().get(i)
                                : "#" + (i + 1))
                .toList();
    }

    private static OnwardPreview.Shown shown(OnwardLines.Read read) {
        OnwardRow row = read.row();
        return new OnwardPreview.Shown(
                read.line(),
                row.account(),
                row.holder() == null ? "" : row.holder(),
                row.bank() == null ? "" : row.bank(),
                row.amount(),
                row.movedAt());
    }

    private static UUID institution(Actor actor) {
        if (actor.scope() instanceof Scope.Institution own) {
            return own.institution();
        }
        throw new OutOfScopeException("desk", "onward");
    }
}
