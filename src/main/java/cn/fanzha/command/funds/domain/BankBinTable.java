package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks prefixes up in the table that came with the release. */
@Component
class BankBinTable implements BankBins {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;

    private final JdbcClient jdbc;

    BankBinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<UUID> find(String cardNo) {
        return bank(cardNo).flatMap(bank -> Optional.ofNullable(bank.institution));
    }

    @Override
    public Map<String, UUID> findAll(Collection<String> cardNos) {
        List<String> cards = cardNos.stream()
                .filter(cardNo -> !cardOrNothing(cardNo).isEmpty())
                .distinct()
                .toList();
        if (cards.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select c.card, b.institution_id
                        from unnest(:cards::text[]) c(card)
                             cross join lateral (
                                 select k.institution_id from generate_series(:shortest, :longest) n
                                      join bank_bin p on p.bin = left(c.card, n)
                                      join bank k on k.bank_code = p.bank_code and k.bank_name = p.bank_name
                                 order by n desc, p.card_length = length(c.card) desc, p.bank_code limit 1) b
                        where b.institution_id is not null""")
                .param("cards", cards.toArray(String[]::new))
                .param("shortest", SHORTEST)
                .param("longest", LONGEST)
                .query((rs, n) -> new Found(rs.getString("card"), rs.getObject("institution_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Found::card, Found::institution));
    }

    private record Found(String card, UUID institution) {}

    /** Empty of a text that is no card number. */
    private static String cardOrNothing(String cardNo) {
        try {
            return BankCard.of(cardNo).value();
        } catch (InvalidValueException e) {
            return "";
        }
    }

    @Override
    public Optional<String> bankName(String cardNo) {
        return bank(cardNo).map(Bank::name);
    }

    @Override
    public void assign(String bankCode, UUID institutionId) {
        jdbc.sql("update bank set institution_id = :institution where bank_code = :code")
                .param("institution", institutionId)
                .param("code", bankCode)
                .update();
    }

    private Optional<Bank> bank(String cardNo) {
        BankCard card;
        try {
            card = BankCard.of(cardNo);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
        // some prefixes are shared by two banks, whose cards differ in length
        return jdbc.sql("""
                        select b.bank_name, b.institution_id from bank_bin p
                        join bank b on b.bank_code = p.bank_code and b.bank_name = p.bank_name
                        where p.bin = any(:prefixes)
                        order by length(p.bin) desc, p.card_length = :length desc, p.bank_code limit 1
                        """)
                .param(
                        "prefixes",
                        IntStream.rangeClosed(SHORTEST, LONGEST)
                                .mapToObj(card::bin)
                                .toArray(String[]::new))
                .param("length", card.value().length())
                .query((rs, row) -> new Bank(rs.getString("bank_name"), rs.getObject("institution_id", UUID.class)))
                .optional();
    }

    private record Bank(String name, @Nullable UUID institution) {}
}
