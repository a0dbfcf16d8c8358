package cn.fanzha.command.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.TestCity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * A few rows of every kind in March and April 2018, small enough to count by hand, in a city of its own.
 *
 * @param city whose
 */
record Mixture(MockMvcTester mvc, TestCity city) {

    void land() {
        UnitRef a1 = city.stationA1;
        UnitRef a2 = city.stationA2;
        UnitRef b1 = city.stationB1;
        csv(
                "operations",
                "operation_no,unit_code,name,starts_on",
                operation() + "," + city.city.code() + ",清源,2018-03-01");
        csv(
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,solved_at,amount_involved,loss,region_code,tags,operation_no",
                caseNo(a1, 1) + "," + a1.code()
                        + ",WALK_IN,50,2018-03-01,2018-03-01,2018-03-31,10000.00,9000,410103,涉疫;跨境," + operation(),
                caseNo(a1, 2) + "," + a1.code() + ",WALK_IN,50,2018-03-01,2018-03-02,,200.00,,,涉疫,",
                caseNo(a2, 3) + "," + a2.code() + ",WALK_IN,51,2018-03-01,2018-03-03,2018-04-02,300.50,,410104,,"
                        + operation(),
                caseNo(b1, 4) + "," + b1.code() + ",WALK_IN,52,2018-03-01,2018-03-31,,400.00,,410103,跨境,",
                caseNo(b1, 5) + "," + b1.code() + ",WALK_IN,51,2018-03-01,2018-04-01,,50.00,,,涉老,");
        String id = "11010519491231002X";
        csv(
                "suspects",
                "person_no,unit_code,name,id_no,case_nos,captured_at,detained_at",
                "R" + a1.code() + "2018030001," + a1.code() + ",甲," + id + "," + caseNo(a1, 1)
                        + ",2018-03-05,2018-03-05",
                "R" + a1.code() + "2018030002," + a1.code() + ",甲," + id + ",,2018-03-20,",
                "R" + b1.code() + "2018030003," + b1.code() + ",乙,,,2018-03-21,2018-03-22");
        csv(
                "gangs",
                "gang_no,unit_code,name,kind,discovered_at,dismantled_at",
                "G" + city.division + "1," + a1.code() + ",团伙,CALLS,2018-03-01,2018-03-09");
        csv(
                "dens",
                "den_no,unit_code,premises_kind,destroyed_at",
                "D" + city.division + "1," + b1.code() + ",FLAT,2018-03-09",
                "D" + city.division + "2," + b1.code() + ",FLAT,2018-04-09");
        csv(
                "alerts",
                "alert_no,unit_code,source,risk,fraud_type,pushed_at,phone,outcome,outcome_at,loss_avoided",
                "L" + city.division + "1," + a1.code()
                        + ",BANK,HIGH,50,2018-03-05,13800138000,STOPPED_TRANSFER,2018-03-05,100.01",
                "L" + city.division + "2," + a2.code() + ",BANK,HIGH,51,2018-03-06,13800138001,DISSUADED,2018-03-06,",
                "L" + city.division + "3," + b1.code() + ",BANK,LOW,50,2018-03-06,13800138002,FALSE_ALARM,2018-03-07,",
                "L" + city.division + "4," + b1.code() + ",BANK,LOW,50,2018-04-06,13800138003,UNREACHABLE,2018-04-07,");
        csv(
                "alert-attempts",
                "attempt_no,alert_no,step,at,result",
                "T" + city.division + "1,L" + city.division + "1,SMS,2018-03-05 01:00:00,SENT",
                "T" + city.division + "2,L" + city.division + "1,CALL,2018-03-05 02:00:00,REACHED");
        csv(
                "stop-payments",
                "request_no,unit_code,case_no,institution_code,account_no,account_name,amount,requested_at,stopped_at,stopped_amount",
                "S" + city.division + "1," + a1.code() + "," + caseNo(a1, 1) + "," + city.bank1.code()
                        + ",6222020000000000001,某,9000,2018-03-01 00:00:00,2018-03-01 00:10:00,8000.00",
                "S" + city.division + "2," + b1.code() + "," + caseNo(b1, 4) + "," + city.bank1.code()
                        + ",6222020000000000002,某,400,2018-03-01 00:00:00,2018-03-01 01:00:00,0.01");
        csv(
                "trips",
                "trip_no,unit_code,operation_no,left_on,officers,provinces,cities",
                "P" + city.division + "1," + a1.code() + "," + operation() + ",2018-03-10,3,广东;福建,深圳",
                "P" + city.division + "2," + b1.code() + ",,2018-03-12,2,广东,深圳;广州");
        csv(
                "seizures",
                "seizure_no,unit_code,operation_no,kind,quantity,seized_at",
                "Z" + city.division + "1," + a1.code() + "," + operation() + ",GOIP,12,2018-03-10",
                "Z" + city.division + "2," + b1.code() + ",,GOIP,30,2018-03-11");
        csv(
                "external-figures",
                "unit_code,indicator,month,value",
                city.districtA.code() + ",criminal.reported,2018-03,100",
                a1.code() + ",criminal.reported,2018-03,30",
                b1.code() + ",criminal.reported,2018-03,5",
                b1.code() + ",criminal.reported,2018-04,7");
    }

    String operation() {
        return "OP" + city.division;
    }

    String caseNo(UnitRef unit, int serial) {
        return "A" + unit.code() + "201803000" + serial;
    }

    private void csv(String kind, String header, String... rows) {
        var done = Importing.csv(mvc, kind, header + "\n" + String.join("\n", rows) + "\n");
        assertThat(done.path("created").asInt()).as(done.toString()).isEqualTo(rows.length);
    }
}
