package cn.fanzha.command.volume.bench;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.KeyFile;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.database.EmbeddedDatabase;
import cn.fanzha.command.volume.Volume;
import cn.fanzha.command.volume.VolumePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The city of a run: made once, kept in its directory, used again by runs of the same size. */
final class BenchData {

    /** A change of what is made needs another number, so that older data are made anew. */
    private static final String MADE_BY = "1";

    private BenchData() {}

    static Volume ensure(Settings settings) throws IOException, InterruptedException, SQLException {
        Path manifest = settings.data().resolve("made");
        if (Files.exists(manifest)) {
            String[] made = Files.readString(manifest).strip().split(" ");
            if (made[0].equals(MADE_BY)) {
                return volume(settings, Instant.parse(made[1]));
            }
        }
        FileSystemUtils.deleteRecursively(settings.data());
        Files.createDirectories(settings.data());
        // the first start makes the schema, the keys and the accounts that the city's passwords are taken from
        BenchApp.start(settings.data(), settings.jvm()).close();
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Volume volume = volume(settings, end);
        long began = System.nanoTime();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings.data())) {
            String hash;
            try (var connection = database.superuser().getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select password_hash from account where username = 'officer'")) {
                rows.next();
                hash = String.valueOf(rows.getString(1));
            }
            volume.load(database.superuser(), hash);
            try (var connection = database.superuser().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)"
                        + " select gen_random_uuid(), 'bench-client', 'bench', c.secret_hash, u.id, c.scopes, c.created_at"
                        + " from api_client c, unit u where c.client_id = 'demo-client' and u.code = '"
                        + volume.units().cityCode() + "'");
                statement.execute("checkpoint");
            }
        }
        System.out.printf("BENCH data made in %.0f s%n", (System.nanoTime() - began) / 1e9);
        Files.writeString(manifest, MADE_BY + " " + end);
        return volume;
    }

    private static Volume volume(Settings settings, Instant end) {
        Path keys = settings.data().resolve("keys/fanzha.keys");
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(KeyFile.class, () -> KeyFile.open(keys, false));
            context.register(PersonalDataCipher.class, BlindIndex.class);
            context.refresh();
            return new Volume(
                    new VolumePlan(20261122, "9801", end, settings.years(), settings.scale()),
                    context.getBean(PersonalDataCipher.class),
                    context.getBean(BlindIndex.class));
        }
    }
}
