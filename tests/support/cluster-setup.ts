import type { TestProject } from "vitest/node"
import { addressesOf } from "@/scripts/database/open"
import { startTestCluster, TEMPLATE } from "./test-cluster"

declare module "vitest" {
  export interface ProvidedContext {
    /** the superuser's address of the run's server */
    adminUrl: string
    /** addresses of the template; another database is had by changing the name */
    ownerUrl: string
    appUrl: string
  }
}

/** One server for the whole run; every test file makes its own database there. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster()
  const { ownerUrl, appUrl } = addressesOf(cluster, TEMPLATE)
  project.provide("adminUrl", cluster.adminUrl())
  project.provide("ownerUrl", ownerUrl)
  project.provide("appUrl", appUrl)
  return cluster.stop
}
