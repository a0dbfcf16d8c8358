package cn.fanzha.command.funds.domain;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which transfers take the money out of the accounts: by the channel that the bank's statement names. */
final class CashOut {

    private static final String[] CHANNELS = {
        "atm", "pos", "取现", "取款", "提现", "现金", "cash", "withdraw", "黄金", "金店", "gold", "虚拟币", "数字货币", "usdt", "wallet"
    };

    private CashOut() {}

    /** Money that leaves by this channel can't be stopped any more: ATM, counter, card terminal, gold, coins. */
    static boolean by(@Nullable String channel) {
        if (channel == null) {
            return false;
        }
        String said = channel.toLowerCase(Locale.ROOT);
        return Stream.of(CHANNELS).anyMatch(said::contains);
    }
}
