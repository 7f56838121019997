/** Java packages for the cluster tests: resolved once by Maven into a cache, with their dependencies. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const cacheFolder = process.env.PADDOCK_CACHE ?? join(homedir(), '.cache/paddock');

/** Newest LittleHorse server that can be run, and the official Java client of the same release. */
export const packages = {
  kafka: 'org.apache.kafka:kafka_2.13:4.3.1',
  server: 'io.littlehorse:littlehorse-server:1.2.1',
  client: 'io.littlehorse:littlehorse-client:1.2.1',
} as const;

/** Home of a JDK 25, which LittleHorse's server 1.2.1 wants. Throws a sentence when there is none. */
export function jdkHome(): string {
  const debian = '/usr/lib/jvm';
  const installed = existsSync(debian) ? readdirSync(debian).filter((name) => name.includes('25')) : [];
  for (const home of [process.env.JAVA_HOME ?? '', ...installed.map((name) => join(debian, name))]) {
    const java = join(home, 'bin/java');
    if (home === '' || !existsSync(java)) continue;
    if (spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr.includes('version "25')) return home;
  }
  throw new Error(
    'The cluster tests need a JDK 25: install one (Temurin or OpenJDK) or set JAVA_HOME to it.',
  );
}

export const java = (): string => join(jdkHome(), 'bin/java');

function pom(coordinates: string): string {
  const [group, artifact, version] = coordinates.split(':');
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>paddock.test</groupId>
<artifactId>resolve</artifactId><version>1</version><packaging>pom</packaging><dependencies><dependency>
<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency></dependencies></project>`;
}

/** Class path of a package with all that it depends on. Fetches at the first call (a minute), later reads the cache. */
export function classPath(coordinates: string): string {
  const [, artifact, version] = coordinates.split(':');
  const folder = join(cacheFolder, `${artifact}-${version}`);
  if (!existsSync(join(folder, '.done'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pom.xml'), pom(coordinates));
    const env = { ...process.env, JAVA_HOME: jdkHome() };
    const args = [
      '-q',
      '-B',
      '-f',
      join(folder, 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${folder}`,
    ];
    execFileSync('mvn', args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 });
    writeFileSync(join(folder, '.done'), '');
  }
  return join(folder, '*');
}
