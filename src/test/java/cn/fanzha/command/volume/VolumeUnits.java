package cn.fanzha.command.volume;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.CnapsCode;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Uscc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The city's tree of units, its institutions, and an account for each kind of work in each of them. */
public final class VolumeUnits {

    private static final int DISTRICTS = 12;
    private static final int STATIONS = 16;
    private static final int BANKS = 16;
    private static final UUID ROOT = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final VolumePlan plan;
    private final List<Made> all = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    final List<Made> stations = new ArrayList<>();
    final List<Made> banks = new ArrayList<>();
    final Made city;
    private final Person[] officers;
    private final Person[] seconds;
    private final double[] cumulated;

    /** A unit or an institution. */
    public record Made(
            UUID id,
            String code,
            String name,
            String kind,
            @Nullable Made parent,
            String path) {

        /** The administrative division of a police unit. */
        String region() {
            return code.substring(0, 6);
        }
    }

    /** An account; {@code username} signs in with the password whose hash the load was given. */
    public record Person(UUID id, String username, String name, Made unit, Role role) {}

    VolumeUnits(VolumePlan plan) {
        this.plan = plan;
        Made root = new Made(ROOT, Units.ROOT_CODE, "", "PLATFORM", null, "/" + Units.ROOT_CODE + "/");
        Made province = unit(plan.division().substring(0, 2) + "0000000000", "量省公安厅", "PROVINCE", root);
        city = unit(plan.division() + "00000000", "量城市公安局", "CITY", province);
        person("supervisor", city, Role.SUPERVISOR);
        person("analyst", city, Role.ANALYST);
        for (int d = 1; d <= DISTRICTS; d++) {
            Made district =
                    unit(plan.division() + VolumePeople.digits(2, d) + "000000", "量城" + d + "区分局", "DISTRICT", city);
            person("supervisor" + d, district, Role.SUPERVISOR);
            for (int s = 1; s <= STATIONS; s++) {
                Made station = unit(
                        district.region() + VolumePeople.digits(3, s) + "000", d + "区" + s + "所", "STATION", district);
                stations.add(station);
                person("officer" + d + "." + s, station, Role.OFFICER);
                person("second" + d + "." + s, station, Role.OFFICER);
            }
        }
        for (int b = 1; b <= BANKS; b++) {
            String start = plan.division() + VolumePeople.digits(2, b) + "00001";
            Made bank = institution(complete(start, text -> new CnapsCode(text).value()), "量城第" + b + "银行", "BANK");
            banks.add(bank);
            person("liaison" + b, bank, Role.LIAISON);
        }
        String start = "91" + plan.division() + "00MA" + "0000001";
        institution(complete(start, text -> new Uscc(text).value()), "量付通支付", "PAYMENT");
        officers = of("officer");
        seconds = of("second");
        cumulated = new double[stations.size()];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1 / Math.sqrt(i + 1);
            cumulated[i] = sum;
        }
    }

    private Person[] of(String name) {
        return people.stream()
                .filter(p -> p.unit().kind().equals("STATION") && p.username().contains("." + name))
                .toArray(Person[]::new);
    }

    /** A station by its share of the city's work: the busiest has ten times that of the quietest. */
    int station(long drawn) {
        double place = Dice.unit(drawn) * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, place);
        return found < 0 ? -found - 1 : found;
    }

    Made at(int station) {
        return stations.get(station);
    }

    Person officer(int station) {
        return officers[station];
    }

    Person second(int station) {
        return seconds[station];
    }

    Made bank(int account) {
        return banks.get(account % banks.size());
    }

    /** The first account with the role in a unit of the kind. */
    public Person person(Role role, String unitKind) {
        return people.stream()
                .filter(p -> p.role() == role && p.unit().kind().equals(unitKind))
                .findFirst()
                .orElseThrow();
    }

    public List<Person> people() {
        return List.copyOf(people);
    }

    public String cityCode() {
        return city.code();
    }

    /** With the triggers: every instance hears that there are new units. */
    void insert(Connection connection, String passwordHash) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(
                "insert into unit (id, code, name, kind, parent_id, region_code, path, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Made unit : all) {
                boolean police = unit.parent() != null;
                rows.setObject(1, unit.id());
                rows.setString(2, unit.code());
                rows.setString(3, unit.name());
                rows.setString(4, unit.kind());
                rows.setObject(5, unit.parent() == null ? null : unit.parent().id());
                rows.setString(6, police ? unit.region() : null);
                rows.setString(7, unit.path());
                rows.setTimestamp(8, Timestamp.from(plan.start()));
                rows.addBatch();
            }
            rows.executeBatch();
        }
        try (PreparedStatement rows = connection.prepareStatement(
                "insert into account (id, username, display_name, unit_id, roles, state, password_hash, drafted_at)"
                        + " values (?, ?, ?, ?, ?, 'ACTIVE', ?, ?)")) {
            for (Person person : people) {
                rows.setObject(1, person.id());
                rows.setString(2, person.username());
                rows.setString(3, person.name());
                rows.setObject(4, person.unit().id());
                rows.setArray(5, connection.createArrayOf("text", new String[] {
                    person.role().name()
                }));
                rows.setString(6, passwordHash);
                rows.setTimestamp(7, Timestamp.from(plan.start()));
                rows.addBatch();
            }
            rows.executeBatch();
        }
    }

    private Made unit(String code, String name, String kind, Made parent) {
        return add(code, name, kind, parent, parent.path() + code + "/");
    }

    private Made institution(String code, String name, String kind) {
        return add(code, name, kind, null, "/" + code + "/");
    }

    private Made add(String code, String name, String kind, @Nullable Made parent, String path) {
        Made made = new Made(
                plan.id(plan.start().minus(Duration.ofDays(1)), 1, all.size()), code, name, kind, parent, path);
        all.add(made);
        return made;
    }

    private void person(String name, Made unit, Role role) {
        people.add(new Person(
                plan.id(plan.start().minus(Duration.ofDays(1)), 2, people.size()),
                "v" + plan.division() + "." + name,
                "量" + name,
                unit,
                role));
    }

    private static String complete(String start, Function<String, String> check) {
        for (char last : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            try {
                return check.apply(start + last);
            } catch (InvalidValueException wrongCharacter) {
                continue;
            }
        }
        throw new IllegalStateException("no check character completes " + start);
    }
}
