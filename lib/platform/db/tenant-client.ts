import type { Prisma, PrismaClient } from "./generated/client"

/** Models without a county_code column. */
const WITHOUT_COUNTY: ReadonlySet<string> = new Set(["County"] satisfies Prisma.ModelName[])
const WITHOUT_FILTER = /^(?:create|createMany|createManyAndReturn)$/

/**
 * The client for one county: county_code stands in every filter, which is what routes a statement to one machine on a
 * distributed database. An upsert is refused: it would need the county in three places.
 */
export function tenantClient(prisma: PrismaClient, countyCode: string) {
  return prisma.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          if (WITHOUT_COUNTY.has(model) || WITHOUT_FILTER.test(operation)) return query(args)
          if (operation === "upsert") throw new Error(`${model}.upsert: use SQL with ON CONFLICT`)
          const filtered = args as { where?: object }
          return query({ ...filtered, where: { ...filtered.where, countyCode } } as typeof args)
        },
      },
    },
  })
}
