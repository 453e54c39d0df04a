import { serve } from "./serving/serve"

await serve("start")
