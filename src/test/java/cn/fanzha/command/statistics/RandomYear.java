package cn.fanzha.command.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.TestCity;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** A year of random rows of every kind, sent through the import door; the same for the same year. */
public final class RandomYear extends RandomCells {

    private static final String[] PLACES = {"昆明", "成都", "厦门", "泉州"};
    private static final String[] OUTCOMES = {
        "", "DISSUADED", "STOPPED_TRANSFER", "FALSE_ALARM", "UNREACHABLE", "REFERRED", "ALREADY_DECEIVED"
    };

    private final MockMvcTester mvc;
    private final List<String> caseNos = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();
    private final String bank;

    /** Of a stop that was made: its day and the seconds from request to stop. */
    public record Response(String day, int seconds) {}

    public RandomYear(MockMvcTester mvc, TestCity city, int year) {
        super(city, year);
        this.mvc = mvc;
        this.bank = city.bank1.code();
    }

    /** Of all stops that were made. */
    public List<Response> responses() {
        return responses;
    }

    /** Sends the files in the order in which they refer to each other. */
    public void importAll() {
        sendOperations();
        cases(200);
        gangs(20);
        suspects(60);
        alerts(60);
        work(40);
        external();
        money(60);
    }

    private void sendOperations() {
        StringBuilder csv = new StringBuilder("operation_no,unit_code,name,starts_on\n");
        for (int i = 0; i < 2; i++) {
            operations.add("OP" + key + i);
            csv.append(
                    "OP%s%d,%s,行动,%d-01-01\n".formatted(key, i, units.getFirst().code(), year));
        }
        send("operations", csv);
    }

    private void cases(int count) {
        StringBuilder csv = new StringBuilder("case_no,unit_code,channel,fraud_type,reported_at,accepted_at,filed_at,"
                + "solved_at,concluded_at,prosecuted_at,closed_at,amount_involved,loss,victim_phone,region_code,tags,"
                + "operation_no\n");
        for (int i = 0; i < count; i++) {
            UnitRef unit = unit();
            String no = "A%s%d%02d%04d".formatted(unit.code(), year, 1 + random.nextInt(12), 1000 + i);
            caseNos.add(no);
            LocalDateTime at = time();
            List<String> steps = new ArrayList<>();
            steps.add(TIME.format(at));
            boolean reached = true;
            for (int step = 1; step < 7; step++) {
                reached = reached && random.nextInt(5) > 0;
                at = at.plusHours(random.nextInt(1000));
                steps.add(reached ? TIME.format(at) : "");
            }
            String phone = "138" + (10000000 + random.nextInt(89999999));
            phones.add(phone);
            csv.append(String.join(
                            ",",
                            no,
                            unit.code(),
                            "WALK_IN",
                            any(TYPES),
                            String.join(",", steps),
                            amount(2_000_000),
                            random.nextBoolean() ? "" : amount(50_000),
                            phone,
                            any(REGIONS),
                            tags(),
                            operation()))
                    .append('\n');
        }
        send("cases", csv);
    }

    private void gangs(int count) {
        StringBuilder gangs =
                new StringBuilder("gang_no,unit_code,name,kind,discovered_at,dismantled_at,tags,operation_no\n");
        StringBuilder dens =
                new StringBuilder("den_no,unit_code,premises_kind,region_code,destroyed_at,tags,operation_no\n");
        for (int i = 0; i < count; i++) {
            LocalDateTime at = time();
            gangs.append("G%s%d,%s,团伙,CALLS,%s,%s,%s,%s\n"
                    .formatted(
                            key, i, unit().code(), TIME.format(at), TIME.format(at.plusDays(3)), tags(), operation()));
            dens.append("D%s%d,%s,FLAT,%s,%s,%s,%s\n"
                    .formatted(key, i, unit().code(), any(REGIONS), moment(), tags(), operation()));
        }
        send("gangs", gangs);
        send("dens", dens);
    }

    private void suspects(int count) {
        StringBuilder csv =
                new StringBuilder("person_no,unit_code,name,id_no,case_nos,captured_at,detained_at,bailed_at,"
                        + "arrested_at,prosecuted_at,tags,operation_no\n");
        for (int i = 0; i < count; i++) {
            UnitRef unit = unit();
            LocalDateTime at = time();
            csv.append("R%s%d01%04d,%s,某某,%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                            unit.code(),
                            year,
                            1000 + i,
                            unit.code(),
                            random.nextInt(4) == 0 ? "" : idNo(random.nextInt(8)),
                            random.nextBoolean() ? "" : caseNo(),
                            TIME.format(at),
                            after(at),
                            after(at),
                            after(at),
                            after(at),
                            tags(),
                            operation()));
        }
        send("suspects", csv);
    }

    private void alerts(int count) {
        StringBuilder alerts = new StringBuilder(
                "alert_no,unit_code,source,risk,fraud_type,pushed_at,phone,outcome,outcome_at,loss_avoided,tags\n");
        StringBuilder attempts = new StringBuilder("attempt_no,alert_no,step,at,result\n");
        for (int i = 0; i < count; i++) {
            LocalDateTime at = time();
            String outcome = any(OUTCOMES);
            alerts.append("AL%s%d,%s,BANK,HIGH,%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                            key,
                            i,
                            unit().code(),
                            any(TYPES),
                            TIME.format(at),
                            phones.get(random.nextInt(phones.size())),
                            outcome,
                            outcome.isEmpty() ? "" : TIME.format(at.plusHours(random.nextInt(200))),
                            outcome.equals("STOPPED_TRANSFER") ? amount(50_000) : "",
                            tags()));
            for (int step = 0; step < random.nextInt(3); step++) {
                attempts.append("AT%s%d%d,AL%s%d,%s,%s,%s\n"
                        .formatted(
                                key,
                                i,
                                step,
                                key,
                                i,
                                step == 0 ? "CALL" : "SMS",
                                TIME.format(at.plusHours(step)),
                                step == 0 ? "REACHED" : "SENT"));
            }
        }
        send("alerts", alerts);
        send("alert-attempts", attempts);
    }

    /** What operations seized, inspected and where they went. */
    private void work(int count) {
        StringBuilder trips = new StringBuilder("trip_no,unit_code,operation_no,left_on,officers,provinces,cities\n");
        StringBuilder seizures = new StringBuilder("seizure_no,unit_code,operation_no,kind,quantity,seized_at\n");
        StringBuilder premises =
                new StringBuilder("inspection_no,unit_code,operation_no,premises_kind,quantity,inspected_at\n");
        for (int i = 0; i < count; i++) {
            trips.append("TR%s%d,%s,%s,%s,%d,%s;%s,%s\n"
                    .formatted(
                            key,
                            i,
                            unit().code(),
                            operation(),
                            moment().substring(0, 10),
                            random.nextInt(20),
                            any(PLACES),
                            any(PLACES),
                            any(PLACES)));
            seizures.append("SZ%s%d,%s,%s,%s,%d,%s\n"
                    .formatted(
                            key,
                            i,
                            unit().code(),
                            operation(),
                            random.nextBoolean() ? "GOIP" : "PHONE_CARD",
                            random.nextInt(100),
                            moment()));
            premises.append("IN%s%d,%s,%s,%s,%d,%s\n"
                    .formatted(
                            key,
                            i,
                            unit().code(),
                            operation(),
                            random.nextBoolean() ? "OFFICE" : "RENTAL",
                            random.nextInt(100),
                            moment()));
        }
        send("trips", trips);
        send("seizures", seizures);
        send("inspections", premises);
    }

    private void money(int count) {
        StringBuilder stops =
                new StringBuilder("request_no,unit_code,case_no,institution_code,account_no,account_name,amount,"
                        + "requested_at,stopped_at,stopped_amount,refused_at\n");
        StringBuilder freezes = new StringBuilder(
                "freeze_no,unit_code,case_no,institution_code,account_no,mode,frozen_at,frozen_amount\n");
        StringBuilder returns =
                new StringBuilder("return_no,unit_code,case_no,victim_name,victim_id_no,amount,returned_at\n");
        for (int i = 0; i < count; i++) {
            LocalDateTime at = time();
            int seconds = random.nextInt(4000);
            boolean stopped = random.nextInt(4) > 0;
            String answered = TIME.format(at.plusSeconds(seconds));
            if (stopped) {
                responses.add(new Response(answered.substring(0, 10), seconds));
            }
            stops.append(String.join(
                            ",",
                            "SP" + key + i,
                            unit().code(),
                            random.nextInt(3) == 0 ? "" : caseNo(),
                            bank,
                            account(),
                            "某某",
                            amount(50_000),
                            TIME.format(at),
                            stopped ? answered : "",
                            stopped ? amount(50_000) : "",
                            stopped ? "" : answered))
                    .append('\n');
            freezes.append(String.join(
                            ",",
                            "FZ" + key + i,
                            unit().code(),
                            caseNo(),
                            bank,
                            account(),
                            "LIMIT",
                            moment(),
                            amount(50_000)))
                    .append('\n');
            returns.append(String.join(
                            ",",
                            "RT" + key + i,
                            unit().code(),
                            caseNo(),
                            "某某",
                            random.nextBoolean() ? "" : idNo(random.nextInt(8)),
                            amount(50_000),
                            moment()))
                    .append('\n');
        }
        send("stop-payments", stops);
        send("freezes", freezes);
        send("returns", returns);
    }

    private String caseNo() {
        return caseNos.get(random.nextInt(caseNos.size()));
    }

    private void external() {
        StringBuilder csv = new StringBuilder("unit_code,indicator,month,value\n");
        for (UnitRef unit : units) {
            for (int month : random.ints(8, 1, 13).distinct().toArray()) {
                csv.append(
                        "%s,criminal.reported,%d-%02d,%d\n".formatted(unit.code(), year, month, random.nextInt(500)));
            }
        }
        send("external-figures", csv);
    }

    private void send(String kind, StringBuilder csv) {
        JsonNode answer = Importing.csv(mvc, kind, csv.toString());
        assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
        assertThat(answer.path("created").asInt()).isPositive();
    }
}
