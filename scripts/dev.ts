import { serve } from "./serving/serve"

await serve("dev")
