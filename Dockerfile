# The hub with its configuration. Built in two steps, run as an ordinary user: the embedded PostgreSQL cannot run as root in a container.
FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -Dmaven.test.skip=true

FROM eclipse-temurin:17.0.17_10-jre
RUN groupadd --gid 10001 backhaul \
 && useradd --uid 10001 --gid backhaul --no-create-home backhaul \
 && mkdir -p /opt/backhaul/data \
 && chown backhaul:backhaul /opt/backhaul/data
WORKDIR /opt/backhaul
COPY --from=build /build/target/backhaul-*.jar backhaul.jar
COPY config config
COPY mappings mappings
COPY routes routes
USER 10001
VOLUME /opt/backhaul/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "backhaul.jar"]
