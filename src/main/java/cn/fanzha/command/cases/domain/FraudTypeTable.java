package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.FraudTypes;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class FraudTypeTable implements FraudTypes {

    private final JdbcClient jdbc;
    private volatile @Nullable List<FraudType> held;

    FraudTypeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<FraudType> find(String code) {
        return all().stream().filter(type -> type.code().equals(code)).findFirst();
    }

    @Override
    public List<FraudType> all() {
        List<FraudType> types = held;
        if (types == null) {
            types = load();
            held = types;
        }
        return types;
    }

    @Override
    public List<FraudType> inForce(LocalDate day) {
        return all().stream().filter(type -> type.inForce(day)).toList();
    }

    /** The dictionary changes some times in ten years; a minute's delay is no loss. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void refresh() {
        held = load();
    }

    private List<FraudType> load() {
        return jdbc
                .sql("select code, name_zh, name_en, effective_from, effective_to, maps_to from fraud_type")
                .query((rs, n) -> new FraudType(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, LocalDate.class),
                        rs.getObject(5, LocalDate.class),
                        rs.getString(6)))
                .list()
                .stream()
                .sorted(Comparator.comparing((FraudType type) -> type.effectiveTo() != null)
                        .thenComparing(FraudType::code))
                .toList();
    }
}
