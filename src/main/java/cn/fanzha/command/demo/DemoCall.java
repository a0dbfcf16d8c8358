package cn.fanzha.command.demo;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.StopNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call that is planned: once it is taken it has a case and a stop, which later deeds go on with. */
final class DemoCall {

    final DemoFraud fraud;
    final String officer;
    final DemoCard payee;

    private @Nullable CaseRef caseFile;
    private @Nullable StopNumber stop;

    DemoCall(DemoFraud fraud, String officer, DemoCard payee) {
        this.fraud = fraud;
        this.officer = officer;
        this.payee = payee;
    }

    void taken(CaseRef logged, @Nullable StopNumber sent) {
        caseFile = logged;
        stop = sent;
    }

    CaseNumber number() {
        return Objects.requireNonNull(caseFile).number();
    }

    StopNumber stop() {
        return Objects.requireNonNull(stop);
    }
}
