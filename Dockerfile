# syntax=docker/dockerfile:1
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /ferry
COPY pom.xml .
RUN mvn -B -q dependency:go-offline
COPY src src
RUN mvn -B -q -Dfast -DskipTests package

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN groupadd --system --gid 10001 ferry \
    && useradd --system --uid 10001 --gid ferry --home-dir /ferry ferry \
    && mkdir -p /ferry/data /ferry/target && chown ferry:ferry /ferry/data /ferry/target
WORKDIR /ferry
COPY --from=build /ferry/target/ferry.jar target/ferry.jar
COPY --from=build /ferry/target/lib target/lib
COPY templates templates
COPY config config
USER ferry
# A training run whose cache halves every start; where it cannot be made, Ferry starts without it.
RUN java -XX:AOTCacheOutput=target/ferry.aot -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Djdk.reflect.useNativeAccessorOnly=true \
    -Dferry.home=/ferry -cp target/ferry.jar dev.ferry.cli.Main warm-up || rm -f target/ferry.aot
EXPOSE 8080
VOLUME /ferry/data
# Java answers the health check itself, so that the image needs no curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-Dferry.home=/ferry", "-cp", "target/ferry.jar", "dev.ferry.cli.Main", "health"]
ENTRYPOINT ["java", "-XX:AOTCache=target/ferry.aot", "-Xlog:disable", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", \
    "-Djdk.reflect.useNativeAccessorOnly=true", "-Dferry.home=/ferry", "-cp", "target/ferry.jar", "dev.ferry.cli.Main"]
CMD ["serve", "--host", "0.0.0.0"]
