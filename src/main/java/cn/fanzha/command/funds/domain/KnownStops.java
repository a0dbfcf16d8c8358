package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopAnswers;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk's own answers, for callers that take no refusal. */
@Component
class KnownStops implements StopAnswers {

    private static final String PHONE = "0990-96110";

    private final StopDesk desk;
    private final StopFiles files;
    private final StopHold hold;

    KnownStops(StopDesk desk, StopFiles files, StopHold hold) {
        this.desk = desk;
        this.files = files;
        this.hold = hold;
    }

    @Override
    @Transactional
    public void receive(StopNumber number, Actor liaison) {
        done(number, desk.receive(number, version(number), liaison));
    }

    @Override
    @Transactional
    public void stopped(StopNumber number, Money balanceBefore, Money amountStopped, Actor liaison) {
        Confirmation said = new Confirmation(
                Comparison.ALL_AGREE,
                null,
                balanceBefore,
                amountStopped,
                AccountCategory.PERSONAL,
                liaison.displayName(),
                PHONE);
        done(number, desk.confirm(number, version(number), said, liaison));
    }

    @Override
    @Transactional
    public void refused(StopNumber number, Set<RefusalReason> reasons, String note, Actor liaison) {
        Refusal said = new Refusal(reasons, note, liaison.displayName(), PHONE);
        done(number, desk.refuse(number, version(number), said, liaison));
    }

    @Override
    @Transactional
    public void countersign(StopNumber number, Actor officer) {
        done(number, files.countersign(number, officer));
    }

    private int version(StopNumber number) {
        return Objects.requireNonNull(hold.read(number).version, number.value());
    }

    private static void done(StopNumber number, StopChange change) {
        if (!(change instanceof StopChange.Done)) {
            throw new IllegalStateException(number + ": " + change);
        }
    }
}
