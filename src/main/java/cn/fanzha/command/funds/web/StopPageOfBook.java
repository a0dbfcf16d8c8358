package cn.fanzha.command.funds.web;

import cn.fanzha.command.ledger.LedgerRecords;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.shared.StopNumber;
import org.springframework.stereotype.Component;

/** Entries in the book of money that a stop made lead to its page. */
@Component
class StopPageOfBook implements LedgerRecords {

    @Override
    public LedgerSource kind() {
        return LedgerSource.STOP;
    }

    @Override
    public String address(String number) {
        return "/stops/" + StopNumber.of(number).address();
    }
}
