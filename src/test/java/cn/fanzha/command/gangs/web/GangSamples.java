package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.domain.Dens;
import cn.fanzha.command.gangs.domain.GangAccounts;
import cn.fanzha.command.gangs.domain.GangReading;
import cn.fanzha.command.gangs.domain.GangWork;
import cn.fanzha.command.gangs.domain.SuspectWork;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Examples of gangs and suspects for the authorisation matrix. */
class GangSamples implements SampleData {

    private final TestGangs made;
    private final GangAccounts accounts;
    private final GangReading reading;

    GangSamples(
            GangWork gangs, Dens dens, SuspectWork suspects, GangAccounts accounts, GangReading reading, Clock clock) {
        this.accounts = accounts;
        this.reading = reading;
        this.made = new TestGangs(gangs, dens, suspects, clock);
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/gangs") || pattern.startsWith("/suspects") || pattern.startsWith("/dens");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (!pattern.contains("{no}")) {
            return Sample.EMPTY;
        }
        if (pattern.startsWith("/suspects")) {
            return Sample.of("no", made.suspect(side.officer(), null))
                    .with("field", "NAME")
                    .with("reason", "核实身份");
        }
        String gang = made.gang(side.officer(), null);
        if (pattern.startsWith("/dens")) {
            return Sample.of("no", made.den(gang, side.officer())).with("kind", "FLAT");
        }
        Map<String, String> variables = new HashMap<>(Map.of("no", gang));
        if (pattern.contains("{person}")) {
            variables.put("person", made.suspect(side.officer(), gang));
        }
        if (pattern.contains("{den}")) {
            variables.put("den", made.den(gang, side.officer()));
        }
        if (pattern.contains("{id}")) {
            accounts.add(gang, ObservableType.BANK_ACCOUNT, "6222026006705400016", side.officer());
            variables.put(
                    "id",
                    reading.open(gang, side.officer())
                            .accounts()
                            .getFirst()
                            .id()
                            .toString());
        }
        return new Sample(variables, Map.of(), null);
    }
}
