package cn.fanzha.command.demo;

import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportResult;
import cn.fanzha.command.platform.imports.Imports;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings demo rows in as files, by the trial's own API client, through the same door as everybody's. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoImports {

    private final JdbcClient jdbc;
    private final Imports imports;
    private final Map<String, ImportKind> kinds;

    DemoImports(JdbcClient jdbc, Imports imports, List<ImportKind> kinds) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.kinds = kinds.stream().collect(Collectors.toMap(ImportKind::name, Function.identity()));
    }

    /** All rows or none; a row that is rejected is a fault of the demo data. */
    void run(DemoFile file) {
        String text = file.header() + "\n" + String.join("\n", file.rows()) + "\n";
        ImportResult result = imports.run(
                Objects.requireNonNull(kinds.get(file.kind()), file.kind()),
                "demo-" + file.kind() + ".csv",
                true,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                client());
        if (result.rejected() > 0) {
            throw new IllegalStateException("the demo data is wrong: " + file.kind() + " "
                    + result.rejections()
                            .subList(0, Math.min(5, result.rejections().size())));
        }
    }

    private Actor client() {
        return jdbc.sql("select id, client_id, name, unit_id from api_client where client_id = ?")
                .param(DemoCity.CLIENT)
                .query((rs, n) -> new Actor(
                        rs.getObject("id", UUID.class),
                        rs.getString("client_id"),
                        rs.getString("name"),
                        rs.getObject("unit_id", UUID.class),
                        Set.of(),
                        new Scope.Everything(),
                        true))
                .single();
    }
}
