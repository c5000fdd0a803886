package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.X12;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A supplier who works by X12 over SFTP: requests and answers are acknowledged both ways, and nothing counts twice. */
class X12ExchangeIT {

    private final World world = new World();

    @Test
    void requestAcknowledgementAuthorisationAcknowledgement() {
        CustomerReturn r = world.returned("#X1", Map.of(), World.item("INITECH-X1", 2, "22.00"));
        String ours = world.initech.fileAbout(r).get("text").asText();
        drops("x1-997.edi", 70_001, "997", "FA", "AK1*AN*" + control(ours), "AK2*180*0001", "AK5*A", "AK9*A*1*1*1");
        World.until("the fact", () -> assertThat(r.facts("COMMAND_OUTCOME")).isGreaterThanOrEqualTo(2));

        drops("x1-180.edi", 70_002, "180", "AN", "BGN*11*IN-X1*20261005", "RDR*RA", "PRF*#X1", "N9*RZ*IN-X1");
        r.reaches("initech", "goods", "AUTHORIZED");
        assertThat(acknowledgement("000070002")).contains("AK1*AN*70002~", "AK5*A~", "AK9*A*1*1*1~");
        assertThat(names()).as("an acknowledgement is never acknowledged").doesNotContain("997-INITECH-000070001.edi");
    }

    @Test
    void aRepeatIsNotAppliedAndOtherContentUnderItsNumberWaits() {
        CustomerReturn r = world.returned("#X2", Map.of(), World.item("INITECH-X2", 1, "22.00"));
        world.initech.fileAbout(r);
        String[] body = {"BGN*11*IN-X2*20261005", "RDR*RA", "PRF*#X2", "N9*RZ*IN-X2"};
        drops("x2.edi", 70_010, "180", "AN", body);
        r.reaches("initech", "goods", "AUTHORIZED");
        drops("x2-same.edi", 70_010, "180", "AN", body);
        assertThat(world.fateOf("x2-same.edi")).containsExactly("DUPLICATE");
        drops("x2-other.edi", 70_010, "180", "AN", "BGN*11*IN-X2*20261005", "RDR*RD", "PRF*#X2");
        assertThat(world.reviewOf("x2-other.edi")).contains("000070010", "other content");
        assertThat(r.facts("RETURN_DECLINED")).isZero();
        assertThat(r.facts("RETURN_AUTHORIZED")).isEqualTo(1);
    }

    @Test
    void oneBadSetIsRejectedByItsNumberAndTheGoodOneCounts() {
        CustomerReturn r = world.returned("#X3", Map.of(), World.item("INITECH-X3", 1, "22.00"));
        world.initech.fileAbout(r);
        String good = interchange(
                70_020, "180", "AN", "BGN*11*IN-X3*20261005", "RDR*RA", "PRF*#X3", "BLI*VN*INITECH-X3*1*EA");
        world.initech.drops(
                "x3.edi",
                good.replace(
                        "GE*1*", "ST*180*0002~\nBGN*11*IN-X*20261005~\nRDR*RD~\nBLI*VN*Y*one~\nSE*5*0002~\nGE*2*"));
        r.reaches("initech", "goods", "AUTHORIZED");
        assertThat(world.reviewOf("x3.edi")).contains("set 0002 (180): segment 4 (BLI) element 3");
        assertThat(acknowledgement("000070020")).contains("AK5*A~", "AK3*BLI*4**8~", "AK5*R*5~", "AK9*P*2*2*1~");
    }

    @Test
    void aRejectedRequestShowsThePersonOurOwnSegment() {
        CustomerReturn r = world.returned("#X4", Map.of(), World.item("INITECH-X4", 1, "22.00"));
        String ours = world.initech.fileAbout(r).get("text").asText();
        drops(
                "x4-997.edi",
                70_030,
                "997",
                "FA",
                "AK1*AN*" + control(ours),
                "AK2*180*0001",
                "AK3*BLI*5**8",
                "AK4*2**7",
                "AK5*R*5",
                "AK9*R*1*1*0");
        assertThat(world.reviewOf("x4-997.edi"))
                .contains("order #X4", "rejected", "segment 5 (BLI) code 8", "our segment: BLI*VN*INITECH-X4*1*EA");
    }

    @Test
    void whatIsNotAcknowledgedBecomesATaskUntilItIs() {
        CustomerReturn r = world.returned("#X5", Map.of(), World.item("INITECH-X5", 1, "22.00"));
        String ours = world.initech.fileAbout(r).get("text").asText();
        world.passes("PT25H");
        World.until(
                "a task",
                () -> assertThat(tasks()).anySatisfy(t -> assertThat(t).contains("has not acknowledged", "order #X5")));
        drops("x5-997.edi", 70_040, "997", "FA", "AK1*AN*" + control(ours), "AK9*A*1*1*1");
        World.until("no task", () -> assertThat(tasks()).noneMatch(t -> t.contains("order #X5")));
    }

    private void drops(String name, int number, String set, String group, String... body) {
        world.initech.drops(name, interchange(number, set, group, body));
    }

    private String interchange(int number, String set, String group, String... body) {
        return X12.interchange(set, group, number, world.now().atZone(ZoneOffset.UTC), body);
    }

    private static int control(String interchange) {
        return Integer.parseInt(interchange.split("\\*")[13]);
    }

    private List<String> names() {
        return world.api.items("/sandbox/sftp/initech/out").stream()
                .map(file -> file.get("name").asText())
                .toList();
    }

    private String acknowledgement(String control) {
        return World.until(
                        "the 997 about " + control,
                        () -> world.api.items("/sandbox/sftp/initech/out").stream()
                                .filter(file -> file.get("name").asText().equals("997-INITECH-" + control + ".edi"))
                                .toList(),
                        files -> files.size() == 1)
                .get(0)
                .get("text")
                .asText();
    }

    private List<String> tasks() {
        return world.api.items("/api/review").stream()
                .filter(item -> item.path("kind").asText().equals("TASK"))
                .map((JsonNode item) -> item.get("reason").asText())
                .toList();
    }
}
